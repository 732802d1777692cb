/** `README.txt` of an archive. */
export const README_TEXT = `擂台存档
========
book.jsonl        全程记录，一行一条，每条含上一条的 SHA-256
slips.jsonl       按存档级别附带的数据（记录里只有它们的散列值）
signatures.jsonl  主机对记录末条的签名
assets/           方案
results/board.csv 榜单，可用表格软件打开
verify.mjs        核对程序，不需要网络，也不需要安装其他东西

怎样核对：装有 Node.js 18 或更新版本的电脑上，解压后运行
    node verify.mjs 存档.leitai

A Leitai archive
================
book.jsonl        the record, one line each, with the SHA-256 of the line before
slips.jsonl       the values that this level carries (the record holds only their hashes)
signatures.jsonl  the home's signatures under the end of the record
assets/           the plan
results/board.csv the board, for a spreadsheet
verify.mjs        the verifier; it needs no network and nothing else installed

To check it, on a computer with Node.js 18 or later:
    node verify.mjs ARCHIVE.leitai
`
