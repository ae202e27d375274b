import { emptyRow, type RuleDraft } from '@latchkey/core/directory/rule-draft'
import { useFormAnswer } from '@latchkey/web/form-answer'

/** What a rule's form sent that was not accepted; null where nothing was refused. Empty fields are missing in it. */
export function useTypedDraft(): RuleDraft | null {
  const { result } = useFormAnswer('rule')
  const sent = result?.initialValue as Partial<Record<keyof RuleDraft, unknown>> | null | undefined
  if (!sent || result?.status !== 'error') return null
  const rows = Array.isArray(sent.rows) ? sent.rows : []
  return {
    how: sent.how === 'text' ? 'text' : 'rows',
    joinedBy: sent.joinedBy === 'or' ? 'or' : 'and',
    rows: rows.length === 0 ? [emptyRow] : rows.map((row: object) => ({ ...emptyRow, ...row })),
    text: typeof sent.text === 'string' ? sent.text.replaceAll('\r\n', '\n') : '',
  }
}
