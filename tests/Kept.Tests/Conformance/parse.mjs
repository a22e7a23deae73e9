// Parses texts by a dialect's grammar; says what is wrong, a line each.
// node parse.mjs redshift|spark FILE, with the parsers in NODE_PATH; FILE holds [{"name", "sql"}]
import { createRequire, register } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// dt-sql-parser is written for bundlers: its imports name directories, and files without their ending.
const resolver = `export async function resolve(name, context, next) {
  for (const ending of ["", ".js", "/index.js"]) {
    try { return await next(name + ending, context); } catch (error) {
      if (!["ERR_UNSUPPORTED_DIR_IMPORT", "ERR_MODULE_NOT_FOUND"].includes(error.code)) throw error;
    }
  }
  return next(name, context);
}`;
register(`data:text/javascript,${encodeURIComponent(resolver)}`);

const modules = `${process.env.NODE_PATH}/`;
const parsers = {
  async redshift() {
    const { Parser } = createRequire(modules)("node-sql-parser/build/redshift");
    return sql => {
      try {
        new Parser().parse(sql, { database: "redshift" });
        return [];
      } catch ({ message, location }) {
        return [`${location?.start.line}:${location?.start.column} ${message}`];
      }
    };
  },
  async spark() {
    const { SparkSQL } = await import(pathToFileURL(`${modules}dt-sql-parser/dist/index.js`));
    return sql => new SparkSQL().validate(sql).map(error => `${error.startLine}:${error.startColumn} ${error.message}`);
  },
};

const [dialect, file] = process.argv.slice(2);
const problemsOf = await parsers[dialect]();
for (const { name, sql } of JSON.parse(readFileSync(file, "utf8"))) {
  for (const problem of problemsOf(sql)) console.log(`${name}: ${problem.replaceAll("\n", " ").slice(0, 300)}`);
}
