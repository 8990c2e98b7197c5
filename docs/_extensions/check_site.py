"""Documentation: looks through the built site: links, what is loaded, traces of the machine that made it."""

from __future__ import annotations

import getpass
import platform
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["problems"]

_PLACES = re.compile(r"(?<![\w.:/])/(?:home|root|tmp|work|build|srv|Users)/[\w.-]+")
"""Paths of the machine that made the site; those that an error message of recast quotes are of others."""


class _Page(HTMLParser):
    """What a page links to, what it loads, and its anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the attributes of a tag."""
        given = {name: value for name, value in attrs if value}
        if "id" in given:
            self.anchors.add(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if "src" in given:
            self.loaded.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "preload", "icon"):
            self.loaded.append(given.get("href", ""))


def _pages(site: Path) -> dict[Path, _Page]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
        found[path.resolve()] = page
    return found


def _wrong(pages: dict[Path, _Page], path: Path, link: str, *, load: bool) -> str:
    """Return what is wrong with a link; empty if nothing is."""
    parts = urlsplit(link)
    if parts.scheme in ("http", "https") or link.startswith("//"):
        return "is loaded from elsewhere" if load else ""
    if parts.scheme:
        return ""
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return "leads nowhere"
    anchor = unquote(parts.fragment)
    if anchor and target in pages and anchor not in pages[target].anchors | {"top"}:
        return "has no such place on its page"
    return ""


def problems(site: Path) -> Iterator[str]:
    """Yield what is wrong with a built site, one line each."""
    pages = _pages(site)
    if not pages:
        yield f"{site}: no page"
    for path, page in pages.items():
        name = path.relative_to(site.resolve())
        for links, load in ((page.links, False), (page.loaded, True)):
            for link in dict.fromkeys(links):
                wrong = _wrong(pages, path, link, load=load)
                if wrong:
                    yield f"{name}: {link} {wrong}"
        text = path.read_text(encoding="utf-8")
        own = {platform.node(), str(Path.home()), f"/{getpass.getuser()}/", str(site.resolve().parent)}
        traces = {word for word in own if len(word) > 3 and re.search(rf"(?<![\w.]){re.escape(word)}", text)}
        for trace in sorted(traces | set(_PLACES.findall(text))):
            yield f"{name}: names {trace}, which is of the machine that made it"


def _main() -> None:
    found = list(problems(Path(sys.argv[1])))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.exit(bool(found))


if __name__ == "__main__":
    _main()
