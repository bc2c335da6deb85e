// Sorting, filtering and arrow keys for the table of the class. Without it the page is complete.
"use strict";
(() => {
  const table = document.getElementById("marks");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const form = document.getElementById("filters");
  const byName = document.getElementById("by-name");
  const byLab = document.getElementById("by-lab");
  const byWord = document.getElementById("by-word");
  const shown = document.getElementById("shown");

  // What a cell says: "solved", "race", ...; nothing was handed in where there is no word.
  const word = (cell) => (cell.querySelector("small") || { textContent: "not-handed-in" }).textContent;
  const marks = rows.map((row) => ({
    row,
    name: row.cells[0].textContent.toLowerCase(),
    words: Array.from(row.cells).slice(1, -1).map(word),
  }));

  // A number, or the lowest of all where there are no points.
  const value = (row, column) => {
    const points = parseInt(row.cells[column].textContent, 10);
    return Number.isNaN(points) ? -1 : points;
  };

  const sort = (column) => {
    const was = heads[column].getAttribute("aria-sort");
    const order = was === null ? (column === 0 ? 1 : -1) : was === "ascending" ? -1 : 1;
    const names = new Intl.Collator();
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", order === 1 ? "ascending" : "descending");
    marks.sort((a, b) => order * (column === 0 ? names.compare(a.name, b.name) : value(a.row, column) - value(b.row, column)));
    body.append(...marks.map((mark) => mark.row));
  };

  const filter = () => {
    const name = byName.value.trim().toLowerCase();
    let count = 0;
    for (const mark of marks) {
      const words = byLab.value ? [mark.words[byLab.value - 1]] : mark.words;
      const fits = mark.name.includes(name) && (!byWord.value || words.includes(byWord.value));
      mark.row.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} of ${marks.length} students`;
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(head.firstChild);
    button.addEventListener("click", () => sort(column));
    head.prepend(button);
  });
  for (const each of [...new Set(marks.flatMap((mark) => mark.words))].sort()) byWord.add(new Option(each));
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  filter();

  // The arrow keys go from cell to cell, over those without a link and over hidden rows.
  table.addEventListener("keydown", (event) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const cell = event.target.closest("td, th");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    let [row, column] = [cell.parentElement.rowIndex, cell.cellIndex];
    for (;;) {
      row += step[0];
      column += step[1];
      const next = table.rows[row] && table.rows[row].cells[column];
      if (!next) return;
      const link = table.rows[row].hidden ? null : next.querySelector("a, button");
      if (link) {
        event.preventDefault();
        link.focus();
        return;
      }
    }
  });
})();
