"""The command `recast` as `python -m recast`."""

from recast.cli.main import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
