// Makes the libraries that report pages carry, and the list of what is in them.

import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const TO = "../../src/comity/report/page/vendor";
const MODULES = "node_modules";
// d3-delaunay's own build has these two inside it.
const INSIDE = { "d3-delaunay": ["delaunator", "robust-predicates"] };

async function bundle(file, entry) {
  const made = await build({
    entryPoints: [entry],
    outfile: `${TO}/${file}`,
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "comityVega",
    legalComments: "none", // `licences` has them all
    metafile: true,
  });
  const inputs = Object.keys(made.metafile.inputs).filter((path) => path.startsWith(MODULES));
  const names = inputs.map((path) => path.split("/").at(path.split("/")[1].startsWith("@") ? 2 : 1));
  const inside = names.flatMap((name) => INSIDE[name] ?? []);
  return { file, names: [...new Set([...names, ...inside])].sort(), comments: comments(inputs) };
}

function copied(file, name, from) {
  copyFileSync(`${MODULES}/${name}/${from}`, `${TO}/${file}`);
  return { file, names: [name], comments: [] };
}

// Licences of code that a package took over from others stand in its sources only.
function comments(paths) {
  const found = paths.flatMap((path) => readFileSync(path, "utf8").match(/\/\*[^]*?\*\//g) ?? []);
  return found.filter((text) => text.includes("Copyright"));
}

function described(name) {
  const { version, license } = JSON.parse(readFileSync(`${MODULES}/${name}/package.json`, "utf8"));
  return { name, version, licence: license };
}

function licence(name) {
  const files = readdirSync(`${MODULES}/${name}`).filter((file) => /^licen[cs]e(\.\w+)?$/i.test(file));
  // vega-interpreter comes from the same repository as vega, and without a copy of its licence.
  const path = files.length ? `${MODULES}/${name}/${files[0]}` : `${MODULES}/vega/LICENSE`;
  if (!files.length && name !== "vega-interpreter") throw new Error(`${name} has no licence text`);
  return readFileSync(path, "utf8").replaceAll("\r", "").trim();
}

function licences({ names, comments }) {
  const texts = new Map();
  const add = (text, name) => texts.set(text, [...(texts.get(text) ?? []), name]);
  for (const name of names) add(licence(name), `${name} ${described(name).version}`);
  for (const text of comments) add(text.slice(2, -2).trim(), "in one of the above");
  const rule = "-".repeat(80);
  return [...texts].map(([text, names]) => `${names.join(", ")}\n\n${text}\n\n${rule}\n`).join("\n");
}

const vega = await bundle("vega.min.js", "entry.js");
// Whoever passes a report on passes the library on, and so its licences too. Cytoscape.js has its own.
const bundled = readFileSync(`${TO}/${vega.file}`, "utf8");
writeFileSync(`${TO}/${vega.file}`, `/*\n${licences(vega)}*/\n${bundled}`);
const files = [vega, copied("cytoscape.min.js", "cytoscape", "dist/cytoscape.min.js")];
const manifest = files.map(({ file, names }) => ({
  file,
  sha256: createHash("sha256").update(readFileSync(`${TO}/${file}`)).digest("hex"),
  packages: names.map(described),
}));
writeFileSync(`${TO}/manifest.json`, `${JSON.stringify(manifest, null, 1)}\n`);
writeFileSync(`${TO}/LICENCES.txt`, files.map(licences).join("\n"));
