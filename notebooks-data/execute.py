"""Executes the notebooks beside this file and compares their figures with the committed ones.

    script/notebooks [--write] [NOTEBOOK…]

Every number in a text output is compared, in order, to one unit of its last printed digit; pictures
are not. A figure in bold in a paragraph must stand, rounded as it is written, in an output of the
same notebook: as a number, or as a share written in percent.
"""

import argparse
import pathlib
import re
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

FOLDER = pathlib.Path(__file__).parent
NUMBER = re.compile(r"(?<![\w.])[-−]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?![\w])")
BOLD = re.compile(r"\*\*([-−]?\d+(?:\.\d+)?)(\s*%)?\*\*")


def texts(cell):
    """The text outputs of a cell, the HTML form of a table left out."""
    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            yield output.text
        elif "text/plain" in output.get("data", {}):
            yield output.data["text/plain"]


def printed(notebook):
    """Every number of every text output: the cell, the number as it was printed."""
    for place, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            for text in texts(cell):
                for match in NUMBER.finditer(text):
                    yield place, match.group()


def value(text):
    return float(text.replace("−", "-"))


def unit(text):
    """One unit of the last digit that was printed."""
    mantissa, _, exponent = text.partition("e")
    digits = len(mantissa.partition(".")[2])
    return 10.0 ** (int(exponent or 0) - digits)


def differences(committed, executed):
    """Sentences about figures that are not those committed."""
    before, after = list(printed(committed)), list(printed(executed))
    if not before:
        yield "no output is committed"
    if len(before) != len(after):
        yield f"{len(after)} numbers are printed, {len(before)} were committed"
    for (place, old), (_, new) in zip(before, after):
        if abs(value(old) - value(new)) > 1.001 * max(unit(old), unit(new)) * ("." in old + new):
            yield f"cell {place}: {new} is printed, {old} was committed"


def unsupported(notebook):
    """Figures in bold that no output shows."""
    shown = [value(text) for _, text in printed(notebook)]
    for place, cell in enumerate(notebook.cells):
        if cell.cell_type != "markdown":
            continue
        for text, percent in BOLD.findall(cell.source):
            claim, half = value(text), 0.5000001 * unit(text)
            scale = 100 if percent else 1
            if not any(abs(scale * number - claim) <= half for number in shown):
                yield f"cell {place}: **{text}{percent}** stands in no output"


def neutral(notebook):
    """Takes away what differs from run to run and says nothing: times, versions, picture sizes."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})


def check(path, write):
    """Executes one notebook; says what is wrong with it."""
    committed = nbformat.read(path, as_version=4)
    executed = nbformat.read(path, as_version=4)
    client = NotebookClient(
        executed,
        timeout=600,
        kernel_name="python3",
        record_timing=False,
        # Not a warning each time that the kernel listens on the local host.
        extra_arguments=["--IPKernelApp.log_level=40"],
        resources={"metadata": {"path": str(FOLDER)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return [f"a cell failed\n{error}"]
    neutral(executed)
    if write:
        nbformat.write(executed, path)
        return list(unsupported(executed))
    return [*differences(committed, executed), *unsupported(executed)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the outputs again")
    parser.add_argument("notebooks", nargs="*", type=pathlib.Path, help="those to execute")
    options = parser.parse_args()
    failed = False
    for path in options.notebooks or sorted(FOLDER.glob("*.ipynb")):
        start = time.monotonic()
        problems = check(path, options.write)
        print(f"{path.name}: {'failed' if problems else 'ok'}, {time.monotonic() - start:.0f} s")
        for problem in problems:
            print(f"  {problem}", file=sys.stderr)
        failed = failed or bool(problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
