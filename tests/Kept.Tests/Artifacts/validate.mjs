// Holds a JSON file to a JSON schema; says what is wrong, a line each.
// node validate.mjs SCHEMA FILE, with ajv in NODE_PATH
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.env.NODE_PATH}/`);
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;
const [schema, file] = process.argv.slice(2).map(path => JSON.parse(readFileSync(path, "utf8")));

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const isValid = ajv.compile(schema);
if (!isValid(file)) {
  for (const { instancePath, message, params } of isValid.errors) console.log(`${instancePath} ${message} ${JSON.stringify(params)}`);
}
