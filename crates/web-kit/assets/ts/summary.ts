// After a refused form the reader starts at the list of what is missing.

export function focusSummary(): void {
  document.querySelector<HTMLElement>("[data-ringkasan]")?.focus();
}
