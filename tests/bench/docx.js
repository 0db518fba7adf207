// SPDX-License-Identifier: Apache-2.0
// The other side of docx.sh: one template in two syntaxes, the data, docxtemplater, and a comparison of the texts.
const fs = require('fs');
const PizZip = require('pizzip');

const types = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>';
const relations = (list) => '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('') + '</Relationships>';
const styles = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + [...Array(40).keys()].map((i) => `<w:style w:type="paragraph" w:styleId="S${i}"><w:name w:val="Style ${i}"/><w:pPr><w:spacing w:line="560"/></w:pPr></w:style>`).join('') + '</w:styles>';
const paragraph = (text) => `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const row = (cells) => '<w:tr>' + cells.map((c) => `<w:tc><w:tcPr><w:tcW w:w="1400" w:type="dxa"/></w:tcPr>${paragraph(c)}</w:tc>`).join('') + '</w:tr>';
const columns = ['no', 'item', 'date', 'qty', 'amt', 'rule'];

function body(tag, rows) {
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' +
    paragraph('医疗保障基金使用监督检查整改通知书') + paragraph(tag('docno')) + paragraph(tag('inst') + '：') +
    paragraph(`经对你单位${tag('period')}期间医疗保障基金使用情况开展检查，发现疑点${tag('count')}条，涉及金额${tag('total')}元，请于${tag('deadline')}前书面反馈。`) +
    '<w:tbl><w:tblPr/><w:tblGrid>' + '<w:gridCol w:w="1400"/>'.repeat(6) + '</w:tblGrid>' + row(['序号', '项目', '日期', '数量', '金额', '规则']) + rows + '</w:tbl>' +
    paragraph(`联系人：${tag('contact')}　联系电话：${tag('phone')}`) + paragraph(`${tag('org')}　${tag('date')}`) +
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>';
}

function save(file, document) {
  const zip = new PizZip();
  zip.file('[Content_Types].xml', types);
  zip.file('_rels/.rels', relations([['officeDocument', 'word/document.xml']]));
  zip.file('word/document.xml', document);
  zip.file('word/_rels/document.xml.rels', relations([['styles', 'styles.xml']]));
  zip.file('word/styles.xml', styles);
  fs.writeFileSync(file, zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
}

function record(i) {
  const rows = [...Array(20).keys()].map((k) => ({ no: String(k + 1), item: '注射用头孢曲松钠' + (i * 20 + k), date: '2025-03-' + (k + 2), qty: String(k + 1), amt: (i * 7 + k * 13.5).toFixed(2), rule: '重复收费<&>' }));
  return { name: 'n' + i, docno: `医保检〔2026〕${i}号`, inst: '某某医院' + i, period: '2024年1月至2025年12月', count: '20', total: (i * 11.1).toFixed(2), deadline: '2026年12月31日', contact: '张某', phone: '0571-0000000', org: '某某区医疗保障局', date: '2026年11月21日', rows };
}

const texts = (file) => [...new PizZip(fs.readFileSync(file)).file('word/document.xml').asText().matchAll(/<w:p[ >].*?<\/w:p>/gs)].map((p) => [...p[0].matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((t) => t[1]).join('')).join('\n');

const [, , step, first, second, third] = process.argv;
if (step === 'prepare') {
  save('theirs.docx', body((n) => `{${n}}`, row(['{#rows}{no}', ...columns.slice(1, -1).map((c) => `{${c}}`), '{rule}{/rows}'])));
  save('ours.docx', body((n) => `{{ ${n} }}`, row(['{% for r in rows %}', '', '', '', '', '']) + row(columns.map((c) => `{{ r.${c} }}`)) + row(['{% endfor %}', '', '', '', '', ''])));
  fs.writeFileSync('data.jsonl', [...Array(Number(first)).keys()].map((i) => JSON.stringify(record(i))).join('\n') + '\n');
} else if (step === 'render') {
  const Docx = require('docxtemplater');
  const template = fs.readFileSync('theirs.docx');
  for (const line of fs.readFileSync(first, 'utf8').trim().split('\n')) {
    const data = JSON.parse(line);
    const made = new Docx(new PizZip(template), { paragraphLoop: true, linebreaks: true });
    made.render(data);
    fs.writeFileSync(`${second}/${data.name}.docx`, made.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
  }
} else if (step === 'compare') {
  for (let i = 0; i < Number(third); ++i)
    if (texts(`${first}/n${i}.docx`) !== texts(`${second}/n${i}.docx`)) throw new Error(`n${i} differs`);
  console.log(`${third} notices have the same text`);
}
