// The program under test: started with a demo city of its own, on a free port, stopped by its id.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from './database.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_MS_MAX = 180_000;
const STOP_MS_MAX = 15_000;
const EMPLOYEES = 200;

/** The day on which every browser test lives: the fourth quarter, with a year end in sight. */
export const TODAY = '2026-12-10';

/** Programs that run now; none may outlive this process, however it ends. */
const running = new Set();
process.on('exit', () => running.forEach((program) => program.abandon()));

/**
 * Starts `kinerja demo` and resolves when it answers. Uses PostgreSQL when KINERJA_UJI_PG names a server.
 * `KINERJA_BIN` is the program; by hand, the newcomer's build is taken.
 */
export async function startProgram({ employees = EMPLOYEES, today = TODAY, args = [] } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kinerja-e2e-'));
  const database = process.env.KINERJA_UJI_PG ? createDatabase(process.env.KINERJA_UJI_PG) : null;
  const all = ['demo', '--listen', '127.0.0.1:0', '--data', folder, '--employees', employees, '--hari-ini', today, ...args];
  const program = new Program(all.map(String), folder, database);
  try {
    await program.untilReady();
  } catch (error) {
    await program.stop();
    throw error;
  }
  return program;
}

class Program {
  url = null;
  output = '';
  #child;
  #folder;
  #database;
  #ended;
  #accounts = new Map();

  constructor(args, folder, database) {
    this.#folder = folder;
    this.#database = database;
    const bin = process.env.KINERJA_BIN ?? path.join(ROOT, 'target/demo/kinerja');
    const env = { ...process.env, ...(database && { KINERJA_BASIS_DATA: database.url }) };
    this.#child = spawn(bin, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(this);
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
      this.#child.once('error', (error) => resolve(`did not start: ${error.message}`));
    });
    this.#readOutput();
  }

  get pid() {
    return this.#child.pid;
  }

  /** Resolves when the program printed its address and answers `/healthz`. */
  async untilReady() {
    await this.#until(() => this.url !== null, 'its address');
    const answer = await fetch(new URL('/healthz', this.url));
    if (!answer.ok) throw new Error(`/healthz answered ${answer.status}`);
  }

  /** `{ name, password }` of a login that the demo printed, for example `ratna`. */
  async account(name) {
    await this.#until(() => this.#accounts.has(name), `a login for "${name}"`);
    return this.#accounts.get(name);
  }

  /** Ends the program, politely first, and removes its folder and database. */
  async stop(signal = 'SIGTERM') {
    this.#child.kill(signal);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS_MAX);
    await this.#ended;
    clearTimeout(late);
    this.abandon();
  }

  /** The same without waiting, for the last moment of this process. */
  abandon() {
    if (!running.delete(this)) return;
    this.#child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
    this.#database?.drop();
  }

  #readOutput() {
    let rest = '';
    this.#child.stdout.setEncoding('utf8').on('data', (text) => {
      this.output += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      lines.forEach((line) => this.#readLine(line.trimEnd()));
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text) => (this.output += text));
  }

  /** `Alamat: http://127.0.0.1:PORT`, and for each login two spaces, role (may hold spaces), name and password. */
  #readLine(line) {
    const address = /^\s*Alamat:\s+(http:\S+)/.exec(line);
    if (address) this.url = address[1];
    const login = /^ {2}(\S.*?) {2,}(\S+) {2,}(\S+)$/.exec(line);
    if (login) this.#accounts.set(login[2], { name: login[2], password: login[3] });
  }

  /** Waits for a line of output that makes `done` true; the program's end or silence is an error with all it said. */
  async #until(done, what) {
    const late = sleep(START_MS_MAX, `said nothing of it in ${START_MS_MAX / 1000} s`, { ref: false });
    while (!done()) {
      const problem = await Promise.race([this.#ended, late, this.#nextOutput()]);
      if (problem && !done()) throw new Error(`waited for ${what}, but the program ${problem}\n${this.output}`);
    }
  }

  #nextOutput() {
    return new Promise((resolve) => this.#child.stdout.once('data', () => resolve(null)));
  }
}
