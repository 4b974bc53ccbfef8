"""What the commands of `cftscore register` share."""

import typer

from cftscore.cli.app import app
from cftscore.cli.options import Lang
from cftscore.cli.support import LocalisedGroup, both

register_app = typer.Typer(
    help=both(
        "Xem danh mục hành chính: các xã, phường, thị trấn tại một ngày và các thay đổi.",
        "Show the register: the communes that exist on a date, and what changed.",
    ),
    cls=LocalisedGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)
app.add_typer(register_app, name="register")


@register_app.callback()
def _register(*, lang: Lang = None) -> None:
    del lang
