// <sandi-terlihat>: a button that shows and hides the password beside it. Without it the button stays hidden.

class SandiTerlihat extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector("input");
    const button = this.querySelector("button");
    const word = button?.querySelector("span");
    if (!input || !button || !word) return;
    button.hidden = false;
    this.classList.add("sandi--siap");
    const show = (visible: boolean): void => {
      input.type = visible ? "text" : "password";
      button.setAttribute("aria-pressed", String(visible));
      word.textContent = visible ? "Tutup" : "Lihat";
    };
    button.addEventListener("click", () => show(input.type === "password"));
    // Sent as a password, so that the browser offers to keep it and no history of typed text does.
    input.form?.addEventListener("submit", () => show(false));
  }
}

export function showPasswords(): void {
  customElements.define("sandi-terlihat", SandiTerlihat);
}
