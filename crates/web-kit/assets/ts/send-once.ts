// A form is sent once. The second press does nothing; the button is not disabled, so it keeps its focus.

/** After this the first try is given up: the server answers a repeat of the same `kunci` with the same receipt. */
const GIVEN_UP_MS = 10_000;

export function sendOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.terkirim) {
      event.preventDefault();
      return;
    }
    const button = event.submitter ?? form.querySelector<HTMLElement>("button:not([type=button])");
    mark([form, button], true);
    setTimeout(() => mark([form, button], false), GIVEN_UP_MS);
    window.addEventListener("pageshow", () => mark([form, button], false), { once: true });
  });
}

function mark(elements: (HTMLElement | null)[], sent: boolean): void {
  for (const element of elements) {
    if (sent) element?.setAttribute("data-terkirim", "1");
    else element?.removeAttribute("data-terkirim");
  }
}
