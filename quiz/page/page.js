
// Puts a button into each head of the tables. It sorts the rows: first upwards, then
// downwards, then as they were told. Without this script the tables are whole.
"use strict";

const words = new Intl.Collator("en", { numeric: true });

// What a press of a head leads to, by what aria-sort says before it.
const turns = { none: "ascending", ascending: "descending", descending: "none" };

// How a sorted column is told.
const said = {
  numbers: { ascending: "the least first", descending: "the greatest first" },
  texts: { ascending: "A to Z", descending: "Z to A" },
};

// What a cell is sorted by: a number, or a text. NaN and "" are nothing.
function worth(cell, numbers) {
  return numbers ? parseFloat(cell.dataset.value ?? "") : cell.textContent.trim();
}

// Rows in the order of a column. Equal ones stay as they were told, and those that have
// nothing come last, whatever the direction.
function inOrder(told, column, numbers, direction) {
  const sign = direction === "descending" ? -1 : 1;
  const isNothing = numbers ? Number.isNaN : (text) => text === "";
  const rows = told.map((row) => ({ row, value: worth(row.cells[column], numbers) }));
  rows.sort((a, b) => {
    if (isNothing(a.value) || isNothing(b.value)) {
      return isNothing(a.value) - isNothing(b.value);
    }
    return sign * (numbers ? a.value - b.value : words.compare(a.value, b.value));
  });
  return rows.map((r) => r.row);
}

function makeSortable(table, tell) {
  const body = table.tBodies[0];
  const told = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const press = (head, column) => {
    const turn = turns[head.getAttribute("aria-sort") ?? "none"];
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    const numbers = head.classList.contains("number");
    if (turn === "none") {
      body.append(...told);
      tell(`${table.caption.textContent}: back in its first order.`);
      return;
    }
    body.append(...inOrder(told, column, numbers, turn));
    head.setAttribute("aria-sort", turn);
    tell(`${table.caption.textContent}: sorted by ${head.textContent}, ${said[numbers ? "numbers" : "texts"][turn]}.`);
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => press(head, column));
    head.append(button);
  });
  table.classList.add("sortable");
}

// Screen readers say what is written here as soon as they have said what comes before.
const live = document.createElement("p");
live.className = "unseen";
live.setAttribute("role", "status");
live.setAttribute("aria-live", "polite");
document.querySelector("main").append(live);

for (const table of document.querySelectorAll("table.sheet")) {
  if (table.tBodies[0].rows.length > 1) {
    makeSortable(table, (text) => { live.textContent = text; });
  }
}
