// Keys: `/` goes to the search box; in a form marked `data-nilai` the number keys choose and Ctrl+Enter saves.

import { isTyping } from "./dom";

export function pressKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.metaKey) return;
    const used = event.ctrlKey ? event.key === "Enter" && save() : !isTyping(event.target) && choose(event.key);
    if (used) event.preventDefault();
  });
}

function choose(key: string): boolean {
  if (key === "/") return focusSearch();
  if (!/^[1-9]$/.test(key)) return false;
  const input = document.querySelector<HTMLInputElement>(`[data-nilai] [data-tombol="${key}"]`);
  if (!input) return false;
  input.focus();
  // A click, so that the change is announced as if a person had made it.
  input.click();
  return true;
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>("[data-cari]");
  // Hidden in the closed menu of a phone.
  if (!search?.offsetParent) return false;
  search.focus();
  return true;
}

function save(): boolean {
  const button = document.querySelector<HTMLElement>("[data-nilai] [data-utama]");
  button?.click();
  return !!button;
}
