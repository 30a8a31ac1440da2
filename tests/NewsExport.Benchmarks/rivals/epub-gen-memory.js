// Makes an EPUB of pages with epub-gen-memory: node epub-gen-memory.js OUT.epub PAGE.html…
const fs = require("fs");
const path = require("path");
const url = require("url");
const epub = require("epub-gen-memory").default;

const [out, ...pages] = process.argv.slice(2);
const chapters = pages.map((page) => {
  const html = fs.readFileSync(page, "utf8");
  return {
    title: /<title>([^<]*)/.exec(html)[1],
    // It opens photos by address only.
    content: /<body>([\s\S]*)<\/body>/.exec(html)[1].replace(/src="([^"]+)"/g, (_, src) => `src="${url.pathToFileURL(path.resolve(path.dirname(page), src))}"`),
  };
});
epub({ title: "Edition", author: "Nari Seok" }, chapters).then((bytes) => fs.writeFileSync(out, bytes));
