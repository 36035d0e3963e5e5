"""Settings of the documentation build (`make docs`)."""

from docutils.nodes import Element, TextElement  # type: ignore[import-untyped]
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from comity.version import __version__

project = "Comity"
author = "The Comity developers"
copyright = "The Comity developers"
version = release = __version__
language = "en"

extensions = [
    "myst_nb",  # reads pages as well as notebooks
    "numpydoc",
    "sphinx.ext.autodoc",
]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}
nb_execution_mode = "off"  # shown as stored; tests/project/test_notebook.py runs them
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

# Types stand in the signature, where they are checked; the docstring adds shapes and meaning.
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
autosummary_generate = False  # numpydoc brings autosummary along; its pages are not used
numpydoc_show_class_members = False
numpydoc_xref_param_type = False
numpydoc_attributes_as_param_list = True

# Every reference must lead somewhere. The build uses no network, so names of other projects cannot
# be looked up; they are the only ones that may stay without a link.
nitpicky = True
nitpick_ignore_regex = [
    (
        r"py:.*",
        r"(click|collections|datetime|enum|fractions|numpy|np|npt|os|pandas|pd|pathlib|rich|types|typing)\..+",
    ),
    # Aliases, spelled out where they are defined; docstrings say in words what they hold.
    (
        r"py:.*",
        r"(comity\.arrays\.)?(Bools|Confidence|Doubt|Flag|Ints|Kind|Numbers|OutcomeRef|Preference|Scale|Verdict)",
    ),
    (r"py:.*", r"(Against|Blocs|Comparison|Progress|Reference|RegimeKind|Triple)"),
    (r"py:.*", r"((.*\.)?Executor|xr\..+)"),
    # A signature with a default that is made anew is cut apart at its commas.
    (r"py:class", r"(tuple|Mapping)\[\w+"),
    (r"py:.*", r"(Callable|Fraction|Iterable|Iterator|Mapping|NDArray|Path|Sequence|DataFrame)"),
]

html_theme = "furo"
html_title = f"Comity {__version__}"
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}


def setup(app: Sphinx) -> None:
    """Let a class that a module imports for annotations only lead to where it is documented."""
    app.connect("missing-reference", _by_last_name)


def _by_last_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, text: TextElement
) -> Element | None:
    """Resolve ``Check`` as the only documented class of that name, wherever it stands."""
    if node.get("reftype") != "class":
        return None
    objects = env.domains.python_domain.objects
    known = (it for name, it in objects.items() if name.rpartition(".")[2] == node["reftarget"])
    classes = [it for it in known if it.objtype == "class"]
    if len(classes) != 1:
        return None
    found = classes[0]
    return make_refnode(app.builder, node["refdoc"], found.docname, found.node_id, text)
