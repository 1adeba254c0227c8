/** How to check a bundle without our software: in words, and as a program for Node.js 18 or later. */
export const HOW_TO_VERIFY = `校验说明

1. 每份材料的 SHA-256 见“材料清单.json”和证据目录。任何计算 SHA-256 的程序都可以核对。
2. “办理记录摘录.json”的每一条记录：
   digest = 记录内容（commandId、data、eventId、meta、schema、scope、stream、type、version，键按字母顺序、无空格的 JSON，RFC 8785）的 SHA-256；
   hash = 前一条记录的 hash 与本条 digest（十六进制转为字节后相接）的 SHA-256。previousHash 是日志中前一条记录的 hash。
   个人信息在记录中加密存放，摘录中保持密文；内容见各份材料。
3. 安装 Node.js 后，在解压的文件夹中运行：node verify.mjs

How to check: every paper's SHA-256 is in 材料清单.json; every record's digest and hash are recomputed by verify.mjs.
`;

/** The program of `HOW_TO_VERIFY`. */
export const VERIFIER = `import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const read = (name) => readFileSync(join(here, name));
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const canonical = (value) =>
  Array.isArray(value)
    ? '[' + value.map(canonical).join(',') + ']'
    : value !== null && typeof value === 'object'
      ? '{' + Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}'
      : JSON.stringify(value);

const wrong = [];
for (const { path, sha256: expected } of JSON.parse(read('材料清单.json'))) {
  if (sha256(read(path)) !== expected) wrong.push(path);
}
const events = JSON.parse(read('办理记录摘录.json'));
for (const { position, previousHash, digest, hash, ...rest } of events) {
  const { commandId, data, eventId, meta, schema, scope, stream, type, version } = rest;
  const own = sha256(canonical({ commandId, data, eventId, meta, schema, scope, stream, type, version }));
  if (own !== digest) wrong.push('digest of record ' + position);
  if (sha256(Buffer.from(previousHash, 'hex'), Buffer.from(digest, 'hex')) !== hash) wrong.push('hash of record ' + position);
}
console.log(wrong.length === 0 ? 'OK ' + events.length : 'WRONG ' + wrong.join(', '));
process.exitCode = wrong.length === 0 ? 0 : 1;
`;
