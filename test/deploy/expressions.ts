import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

export type Context = { readonly [name: string]: string | number | boolean | Context }

/** How the jobs or steps before went, as `success()` and its like answer. */
export type Status = 'success' | 'failure'

const STATUS_FUNCTIONS = ['success', 'failure', 'always', 'cancelled'] as const

/** Evaluates one expression of GitHub, without its braces, by GitHub's own evaluator. */
function evaluated(expression: string, context: Context, status: Status): data.ExpressionData {
  const answers = { success: status === 'success', failure: status === 'failure', always: true, cancelled: false }
  const functions = STATUS_FUNCTIONS.map((name) => ({
    ...{ name, minArgs: 0, maxArgs: 0 },
    call: () => new data.BooleanData(answers[name]),
  }))
  const { tokens } = new Lexer(expression).lex()
  const parsed = new Parser(tokens, Object.keys(context), functions).parse()
  return new Evaluator(parsed, dictionary(context), new Map(functions.map((one) => [one.name, one]))).evaluate()
}

/** A text of a workflow with its expressions filled in. */
export function filled(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluated(expression, context, 'success').coerceString(),
  )
}

/** What `fromJSON` of an expression comes to, such as the numbers of a matrix. */
export function listOf(text: string, context: Context): readonly string[] {
  const [, expression = ''] = /^\$\{\{(.*)\}\}$/s.exec(text) ?? []
  const list = evaluated(expression, context, 'success')
  if (!(list instanceof data.Array)) throw new Error(`${text} is no list`)
  return list.values().map((value) => value.coerceString())
}

/** Whether a condition holds; where it names no status, everything before must have gone well, too. */
export function holds(condition: string | undefined, context: Context, status: Status): boolean {
  const bare = (condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1')
  const namesStatus = /\b(success|failure|always|cancelled)\s*\(/.test(bare)
  const result = evaluated(namesStatus ? bare : `success() && (${bare})`, context, status)
  return !(['', '0', 'false'].includes(result.coerceString()) || result.kind === data.Kind.Null)
}

function dictionary(context: Context): data.Dictionary {
  const value = (of: Context[string]): data.ExpressionData =>
    typeof of === 'string'
      ? new data.StringData(of)
      : typeof of === 'number'
        ? new data.NumberData(of)
        : typeof of === 'boolean'
          ? new data.BooleanData(of)
          : dictionary(of)
  return new data.Dictionary(...Object.entries(context).map(([key, of]) => ({ key, value: value(of) })))
}
