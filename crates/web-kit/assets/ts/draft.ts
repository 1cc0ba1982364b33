// The copy of a form that stays in this browser until the server has it. Kept per account, page and form, so that at
// a shared machine nobody is offered another's words. Passwords, files and hidden fields are never kept.

/** Name and value of each field, in the order of the form. */
export type Fields = [string, string][];

export interface Draft {
  /** Local time for people: "16.42". */
  waktu: string;
  isian: Fields;
  /** Sent with a page load whose answer we have not seen. */
  dikirim?: boolean;
}

const PREFIX = "kinerja.konsep";

export function keyOf(form: HTMLFormElement): string {
  return `${prefix()}${location.pathname}#${form.id}`;
}

/** Storage may be full, or forbidden in a private window: then the page works without copies. */
export function keep(key: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    return;
  }
}

export function recall(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft && Array.isArray(draft.isian) ? draft : null;
  } catch {
    return null;
  }
}

/** A page with a receipt says that the form sent before it has arrived. */
export function dropArrived(): void {
  if (!document.querySelector("[data-bukti]")) return;
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix()) && recall(key)?.dikirim) localStorage.removeItem(key);
    }
  } catch {
    return;
  }
}

export function read(form: HTMLFormElement): Fields {
  const fields: Fields = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && isKept(form, name)) fields.push([name, value]);
  }
  return fields;
}

/** Puts the copy back, field by field; fields that the form no longer has are passed over. */
export function restore(form: HTMLFormElement, fields: Fields): void {
  const left = new Map<string, string[]>();
  for (const [name, value] of fields) left.set(name, [...(left.get(name) ?? []), value]);
  for (const input of inputs(form)) {
    if (!isKept(form, input.name)) continue;
    const values = left.get(input.name);
    if (isChoice(input)) input.checked = !!values?.includes(input.value);
    else if (values?.length) input.value = values.shift() ?? "";
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function inputs(form: HTMLFormElement): Control[] {
  return (Array.from(form.elements) as Control[]).filter((input) => input.name);
}

function isKept(form: HTMLFormElement, name: string): boolean {
  const input = inputs(form).find((control) => control.name === name);
  return !!input && !["hidden", "password", "file", "submit"].includes(input.type);
}

function isChoice(input: Control): input is HTMLInputElement {
  return input.type === "radio" || input.type === "checkbox";
}

function prefix(): string {
  return `${PREFIX}:${document.body.dataset.akun ?? ""}:`;
}
