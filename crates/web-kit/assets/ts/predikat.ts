// Relights the small 3x3 table under a rating while the radios change. The table itself is in the page: the rule is
// the server's, nothing is decided here.

import { all } from "./dom";

export function followPredikat(): void {
  for (const view of all<HTMLElement>("[data-predikat]")) {
    const update = (): void => light(view);
    document.addEventListener("change", update);
    // The browser may have put back choices when going back.
    window.addEventListener("pageshow", update);
  }
}

function light(view: HTMLElement): void {
  const output = view.querySelector("output");
  if (!output) return;
  const pair = `${chosen(view.dataset.hasil)}:${chosen(view.dataset.perilaku)}`;
  let word = output.dataset.belum ?? "";
  for (const cell of all<SVGRectElement>("[data-petak]", view)) {
    const lit = cell.dataset.petak === pair;
    cell.classList.toggle("menyala", lit);
    if (lit) word = cell.dataset.teks ?? word;
  }
  if (output.textContent !== word) output.textContent = word;
}

/** Value of a radio group, or of the hidden field that stands for a locked one. */
function chosen(name = ""): string {
  const field = `input[name="${CSS.escape(name)}"]`;
  return document.querySelector<HTMLInputElement>(`${field}:checked,${field}[type=hidden]`)?.value ?? "";
}
