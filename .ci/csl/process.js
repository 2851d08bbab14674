// Reads items of CSL-JSON and prints what a paper would say in some styles: each item
// as it is cited in the text, then the bibliography. The styles are its arguments.
const fs = require("fs");
const path = require("path");
const CSL = require("citeproc");

const data = path.join(path.dirname(require.resolve("@citation-js/plugin-csl/package.json")), "lib");
const read = name => JSON.parse(fs.readFileSync(path.join(data, name), "utf8"));
const styles = read("styles.json");
const locales = read("locales.json");

const items = JSON.parse(fs.readFileSync(0, "utf8"));
const byID = new Map(items.map(item => [item.id, item]));

for (const style of process.argv.slice(2)) {
  const sys = { retrieveLocale: tag => locales[tag] || locales["en-US"], retrieveItem: id => byID.get(id) };
  const engine = new CSL.Engine(sys, styles[style], "en-US");
  engine.setOutputFormat("text");
  engine.updateItems([...byID.keys()]);
  console.log("# " + style);
  for (const item of items) {
    console.log(engine.makeCitationCluster([item]));
  }
  console.log(engine.makeBibliography()[1].join("").trimEnd());
}
