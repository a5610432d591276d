"""What makes the code pleasant to live in: no circle of imports, and small files."""

import grimp

from webapp.config import ROOT

SHORT, MOST = 200, 0.9
WRITTEN = {".py", ".html", ".css", ".js"}
FOLDERS = ("webapp", "tests", "static/css", "static/js", "benchmarks")


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Imports within functions count as well."""
    graph = grimp.build_graph("webapp")
    imported = {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    # What imports nothing that is left is in no circle; what is left at the end is.
    while free := {module for module, others in imported.items() if not others & imported.keys()}:
        for module in free:
            del imported[module]
    assert sorted(imported) == []


def test_nine_files_of_ten_are_short() -> None:
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in WRITTEN]
    short = [path for path in files if len(path.read_text(encoding="utf-8").splitlines()) < SHORT]
    assert len(files) > 400
    assert len(short) / len(files) >= MOST
