"""Documentation: how Sphinx makes the site; `make docs` writes it into `site/`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))
# cells that run the command find the one of this environment
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

from recast.core.version import __version__

project = "recast"
author = "The recast authors"
project_copyright = author
release = __version__
extensions = ["myst_nb", "sphinx.ext.autodoc", "numpydoc", "recast_reference"]
exclude_patterns = ["_extensions", "images/*.md"]
default_role = "literal"
nitpicky = True
smartquotes = False  # Z' and ... stay what they are
# classes of other packages and inner ones of recast, which have no page
nitpick_ignore_regex = [("py:.*", ".*")]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4

nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_timeout = 3600
nb_execution_show_tb = True  # a cell that fails is a warning, which stops a strict build
nb_merge_streams = True
nb_mime_priority_overrides = [("html", "text/html", 5)]

autodoc_member_order = "bysource"
autodoc_typehints = "none"
numpydoc_show_class_members = False

html_theme = "furo"
html_title = f"recast {release}"
html_static_path = ["_static"]
html_css_files = ["recast.css"]
html_show_sphinx = False
html_copy_source = False
html_theme_options = {"source_repository": ""}
