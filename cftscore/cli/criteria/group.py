"""The options of `cftscore criteria` itself."""

from cftscore.cli.app import criteria_app
from cftscore.cli.options import Lang


@criteria_app.callback()
def _criteria(*, lang: Lang = None) -> None:
    del lang
