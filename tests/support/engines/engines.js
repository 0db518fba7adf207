// SPDX-License-Identifier: Apache-2.0
// Renders the templates of engines.py with docxtemplater.
const fs = require('fs');
const PizZip = require('pizzip');
const Docx = require('docxtemplater');
const [, , work, count] = process.argv;
fs.mkdirSync(`${work}/templater`, { recursive: true });
for (let n = 0; n < Number(count); ++n) {
  const made = new Docx(new PizZip(fs.readFileSync(`${work}/templater${n}.docx`)), { paragraphLoop: true, linebreaks: false });
  made.render(JSON.parse(fs.readFileSync(`${work}/${n}.jsonl`, 'utf8')));
  fs.writeFileSync(`${work}/templater/${n}.docx`, made.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
}
