import ts from 'typescript'

const ID = /\[([A-Z]{2,3}\d{1,3})\]/g

/** The rule ids that a RULES.md defines: those that begin an item of a list. */
export function rulesIn(markdown: string): string[] {
  return [...markdown.matchAll(/^\s*[-*] \[([A-Z]{2,3}\d{1,3})\]/gm)].map(([, id = '']) => id)
}

/** The rule ids in the titles of `it`, `test` and `describe`, with `.each`, `.skipIf` and the like; skipped and planned tests hold nothing. */
export function rulesTested(path: string, text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = node.expression.getText()
      const title = node.arguments[0]
      if (/^(it|test|describe)\b/.test(called) && !/\.(skip|todo|fixme)\b/.test(called) && title !== undefined) {
        if (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)) {
          found.push(...[...title.getText().matchAll(ID)].map(([, id = '']) => id))
        }
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true))
  return found
}
