// A PostgreSQL database for one program, made and dropped through `psql`.

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

/** Makes an empty database on the server of `serverUrl` (its user may create databases): `{ url, drop }`. */
export function createDatabase(serverUrl) {
  const name = `e2e_${randomUUID().replaceAll('-', '')}`;
  psql(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => psql(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

function psql(url, statement) {
  const { status, stderr, error } = spawnSync('psql', ['-X', '-q', '-d', url, '-c', statement], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`psql failed on "${statement}": ${error?.message ?? stderr.trim()}`);
}
