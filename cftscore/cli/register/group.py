"""What the commands of `cftscore register` share."""

from typing import Annotated

import typer

from cftscore.cli.app import app
from cftscore.cli.declare import both, option
from cftscore.cli.options import Lang
from cftscore.cli.support import LocalisedGroup

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


OnDay = Annotated[
    str | None,
    option(
        "--on",
        "danh mục tại ngày này, ví dụ 2020-12-31 (mặc định: hôm nay)",
        "the register of this date, such as 2020-12-31 (default: today)",
        metavar="DATE",
    ),
]


@register_app.callback()
def _register(*, lang: Lang = None) -> None:
    del lang
