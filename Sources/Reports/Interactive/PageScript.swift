/// The one script of an interactive page: sorting, filtering, and weights that recompute a ranking. It
/// loads nothing and reads only the page; without it the page shows the same figures.
enum PageScript {
  static let source: StaticString = """

    "use strict";
    (() => {
      const missing = "\\u2013";
      const say = (node, text) => { node.textContent = text; };

      // As the library rounds: by the decimal digits of the number, a half away from zero.
      const fixed = (value, digits) => {
        if (value === null) return missing;
        const size = Math.abs(value);
        const text = String(size);
        const rounded = text.includes("e")
          ? Number(size.toFixed(digits))
          : Number(Math.round(Number(text + "e" + digits)) + "e-" + digits);
        const [whole, part] = rounded.toFixed(digits).split(".");
        const grouped = whole.replace(/\\B(?=(\\d{3})+$)/g, ",");
        return (value < 0 && rounded !== 0 ? "\\u2212" : "") + grouped + (part ? "." + part : "");
      };

      const key = (cell) => {
        if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
        const text = cell.textContent.trim();
        return text === missing || text === "" ? null : text;
      };

      const compare = (a, b) => {
        if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
        if (typeof a === "number" && typeof b === "number") return a - b;
        return String(a).localeCompare(String(b), undefined, { numeric: true });
      };

      const sort = (table, column, falling) => {
        const body = table.tBodies[0];
        const rows = Array.from(body.rows).map((row, place) => ({ row, place, key: key(row.cells[column]) }));
        rows.sort((a, b) => {
          const order = compare(a.key, b.key);
          // What is missing stays last either way.
          const turned = a.key === null || b.key === null ? order : falling ? -order : order;
          return turned || a.place - b.place;
        });
        rows.forEach(({ row }) => body.append(row));
        Array.from(table.tHead.rows[0].cells).forEach((cell, place) => {
          if (place === column) cell.setAttribute("aria-sort", falling ? "descending" : "ascending");
          else cell.removeAttribute("aria-sort");
        });
      };

      document.querySelectorAll("table.sortable").forEach((table) => {
        Array.from(table.tHead.rows[0].cells).forEach((cell, column) => {
          const button = cell.querySelector("button.sort");
          if (!button) return;
          button.addEventListener("click", () => {
            sort(table, column, cell.getAttribute("aria-sort") === "ascending");
          });
        });
      });

      document.querySelectorAll(".filter").forEach((box) => {
        const input = box.querySelector("input");
        const table = box.parentElement.querySelector("table");
        const status = box.querySelector("[role=status]");
        if (!input || !table) return;
        box.hidden = false;
        input.addEventListener("input", () => {
          const wanted = input.value.trim().toLocaleLowerCase();
          let shown = 0;
          Array.from(table.tBodies[0].rows).forEach((row) => {
            row.hidden = wanted !== "" && !row.textContent.toLocaleLowerCase().includes(wanted);
            if (!row.hidden) shown += 1;
          });
          say(status, shown + " of " + table.tBodies[0].rows.length + " rows");
        });
      });

      document.querySelectorAll("figure.ranking").forEach((figure) => {
        const field = figure.querySelector("fieldset.weights");
        if (!field) return;
        const digits = Number(figure.dataset.digits);
        const table = figure.querySelector("table");
        const inputs = Array.from(field.querySelectorAll("input"));
        const status = field.querySelector("[role=status]");
        const rows = Array.from(table.tBodies[0].rows).map((row) => ({
          row,
          values: Array.from(row.querySelectorAll("td.part")).map((cell) =>
            cell.dataset.value === undefined ? null : Number(cell.dataset.value)),
          score: row.querySelector("td.score"),
          rank: row.querySelector("td.rank"),
        }));
        const set = (cell, value, text) => {
          if (value === null) delete cell.dataset.value; else cell.dataset.value = String(value);
          say(cell, text);
        };
        const compute = () => {
          const weights = inputs.map((input) => Number(input.value));
          inputs.forEach((input) => { say(input.parentElement.querySelector("output"), input.value); });
          const scores = rows.map(({ values }) => {
            let total = 0;
            let sum = 0;
            values.forEach((value, place) => {
              if (value === null || !(weights[place] > 0)) return;
              total += weights[place];
              sum += weights[place] * value;
            });
            return total > 0 ? sum / total : null;
          });
          const known = scores.filter((score) => score !== null).sort((a, b) => b - a);
          rows.forEach(({ score, rank }, place) => {
            const value = scores[place];
            // Scores that differ by rounding alone share the better place.
            const position = value === null ? null : known.findIndex((other) => !(other > value + 1e-9)) + 1;
            set(score, value, fixed(value, digits));
            set(rank, position, position === null ? missing : fixed(position, 0));
          });
          const column = rows.length ? rows[0].score.cellIndex : 2;
          sort(table, column, false);
          say(status, weights.some((weight) => weight > 0)
            ? "Lowest: " + table.tBodies[0].rows[0].cells[0].textContent
            : "All weights are zero: no role counts.");
        };
        inputs.forEach((input) => { input.addEventListener("input", compute); });
        field.querySelector("button.reset").addEventListener("click", () => {
          inputs.forEach((input) => { input.value = input.dataset.declared; });
          compute();
        });
        field.hidden = false;
      });

      window.addEventListener("beforeprint", () => {
        document.querySelectorAll("details").forEach((details) => { details.open = true; });
      });
    })();

    """
}
