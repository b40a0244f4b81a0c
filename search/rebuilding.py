"""What `update_index` makes again. Rooms that keep rows made from pages say so here, by name."""

from collections.abc import Callable

# Makes all of its rows anew and says how many there are.
Rebuild = Callable[[], int]

_rebuilds: dict[str, Rebuild] = {}


def register(name: str, rebuild: Rebuild) -> None:
    """Let `update_index` run `rebuild` and report it under `name`; the last one of a name holds."""
    _rebuilds[name] = rebuild


def rebuild_all() -> dict[str, int]:
    """Make everything that was registered again; how many rows each has."""
    return {name: rebuild() for name, rebuild in _rebuilds.items()}
