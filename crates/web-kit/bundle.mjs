// Bundles the assets: `node bundle.mjs OUT` fills OUT/aset with hashed files and writes their names to OUT/aset.rs.
// Run by build.rs inside its own copy of the sources; prints nothing when all is well.

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const out = process.argv[2];
const folder = join(out, "aset");
// The oldest browsers we promise: Android 8 with Chrome 90, and iOS 14.
const target = ["chrome90", "ios14"];

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const { metafile } = await build({
  entryPoints: ["assets/css/kinerja.css", "assets/ts/kinerja.ts"],
  outdir: folder,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  format: "iife",
  legalComments: "none",
  loader: { ".woff2": "file" },
  logLevel: "error",
  metafile: true,
  minify: true,
  // iOS 14.0 has a fault in rare forms of destructuring; plain ones, the only ones here, are right.
  supported: { destructuring: true },
  target,
}).catch(() => process.exit(1)); // esbuild has said what is wrong
const built = Object.keys(metafile.outputs).map((path) => basename(path));
const named = (ext) => built.find((name) => extname(name) === ext);

const sprite = await readFile("assets/ikon.svg", "utf8");
const names = {
  CSS: named(".css"),
  JS: named(".js"),
  FONT: named(".woff2"),
  IKON: await hashed("ikon", sprite),
  LOGO: await hashed("logo", await readFile("assets/logo.svg", "utf8")),
};

for (const name of await readdir(folder)) {
  if ([".css", ".js", ".svg"].includes(extname(name))) {
    const bytes = await readFile(join(folder, name));
    await writeFile(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

const icons = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]).sort();
const constants = Object.entries(names).map(([key, name]) => `pub(crate) const ${key}: &str = ${JSON.stringify(`/aset/${name}`)};\n`);
const list = `pub(crate) const NAMA_IKON: [&str; ${icons.length}] = ${JSON.stringify(icons)};\n`;
await writeFile(join(out, "aset.rs"), constants.join("") + list);

// Writes an SVG without the line breaks and comments of its source under a name that changes with its content.
async function hashed(stem, svg) {
  const small = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/>\s+</g, "><").trim();
  const hash = createHash("sha256").update(small).digest("hex").slice(0, 8).toUpperCase();
  const name = `${stem}-${hash}.svg`;
  await writeFile(join(folder, name), small);
  return name;
}
