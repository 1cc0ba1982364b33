// Forms marked `data-simpan-otomatis` save themselves within three seconds of typing. The contract with the server is
// in templates/kit/README.md.

import { all } from "./dom";
import { type Draft, dropArrived, keep, keyOf, read, recall, restore } from "./draft";
import { uuidV7 } from "./uuid";

/** Waits for a pause in typing this long, but never longer than the second after the first change. */
const PAUSE_MS = 1_200;
const LONGEST_MS = 2_500;
/** Without a network: tries again, less and less often. */
const RETRY_MS = [5_000, 15_000, 60_000];

interface Receipt {
  waktu: string;
  kode?: string;
  isian?: Record<string, string>;
}

export function autosave(): void {
  dropArrived();
  for (const form of all<HTMLFormElement>("form[data-simpan-otomatis]")) watch(form);
}

function watch(form: HTMLFormElement): void {
  const key = keyOf(form);
  const say = announcer(form);
  let changedAt = 0;
  let timer = 0;
  let failures = 0;
  let busy = false;
  let stopped = false;
  const found = recall(key);
  if (found && !sameAs(form, found)) offer(form, found, key);

  const wait = (ms: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), ms);
  };

  const changed = (): void => {
    keep(key, { waktu: clock(), isian: read(form) });
    if (stopped) return;
    changedAt ||= Date.now();
    wait(Math.max(0, Math.min(PAUSE_MS, changedAt + LONGEST_MS - Date.now())));
  };

  const save = async (): Promise<void> => {
    if (busy || stopped || !changedAt) return;
    busy = true;
    const since = changedAt;
    changedAt = 0;
    try {
      const answer = await send(form);
      if (answer.ok && !answer.redirected) {
        failures = 0;
        const receipt = (await answer.json()) as Receipt;
        renew(form, receipt);
        if (!changedAt) keep(key, null);
        say(`Tersimpan ${receipt.waktu}${receipt.kode ? ` · Nomor bukti ${receipt.kode}` : ""}`);
      } else {
        stopped = answer.status !== 503;
        changedAt ||= since;
        say(refusal(answer));
      }
    } catch {
      changedAt ||= since;
      say("Sinyal belum ada. Tulisan Anda aman di perangkat ini dan akan dikirim lagi.");
    }
    busy = false;
    if (changedAt && !stopped) wait(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? PAUSE_MS);
  };

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  window.addEventListener("online", () => void save());
  // Put away or closed: what was typed goes out now.
  document.addEventListener("visibilitychange", () => document.hidden && void save());
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
    keep(key, { waktu: clock(), isian: read(form), dikirim: true });
  });
  window.addEventListener("pageshow", () => (stopped = false));
}

function send(form: HTMLFormElement): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  // A key of its own: the key in the page belongs to the press of the button.
  body.set("kunci", uuidV7());
  return fetch(form.dataset.simpanOtomatis || form.action, {
    method: "POST",
    body,
    headers: { Accept: "application/json", "X-Simpan-Otomatis": "1" },
    keepalive: document.hidden,
  });
}

/** Hidden fields that the server counts on, such as the version it will compare. */
function renew(form: HTMLFormElement, receipt: Receipt): void {
  for (const [name, value] of Object.entries(receipt.isian ?? {})) {
    const input = form.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(name)}"]`);
    if (input) input.value = value;
  }
}

function refusal(answer: Response): string {
  if (answer.status === 409) return "Data ini baru saja diubah. Tekan simpan untuk membandingkan; tulisan Anda aman.";
  if (answer.status === 401 || answer.redirected) return "Silakan masuk lagi. Tulisan Anda aman di perangkat ini.";
  if (answer.status === 503) return "Sedang ramai. Tulisan Anda aman di perangkat ini dan akan dikirim lagi.";
  return "Belum tersimpan otomatis. Tekan simpan; tulisan Anda aman di perangkat ini.";
}

function announcer(form: HTMLFormElement): (text: string) => void {
  const places = all("[data-simpan-status]");
  if (!places.length) {
    const place = document.createElement("p");
    place.className = "status-simpan catatan";
    place.setAttribute("role", "status");
    form.append(place);
    places.push(place);
  }
  return (text) => places.forEach((place) => (place.textContent = text));
}

/** "Ada tulisan yang belum terkirim": taken back or thrown away by the person, never silently. */
function offer(form: HTMLFormElement, draft: Draft, key: string): void {
  const box = document.createElement("div");
  box.className = "kotak kotak--soga tawaran";
  box.setAttribute("role", "status");
  const inside = document.createElement("div");
  const text = document.createElement("p");
  text.textContent = `Ada tulisan Anda pukul ${draft.waktu} yang belum terkirim, tersimpan di perangkat ini.`;
  const row = document.createElement("div");
  row.className = "baris";
  const add = (label: string, act: () => void): void => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tombol tombol--kecil";
    button.textContent = label;
    button.addEventListener("click", () => {
      box.remove();
      act();
    });
    row.append(button);
  };
  add("Pulihkan", () => restore(form, draft.isian));
  add("Buang", () => keep(key, null));
  inside.append(text, row);
  box.append(inside);
  form.before(box);
  // On a reload the browser goes back to where the reader was, which is now below the box.
  window.addEventListener("load", () => requestAnimationFrame(() => box.scrollIntoView({ block: "nearest" })));
}

function sameAs(form: HTMLFormElement, draft: Draft): boolean {
  return JSON.stringify(read(form)) === JSON.stringify(draft.isian);
}

function clock(): string {
  const now = new Date();
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(".");
}
