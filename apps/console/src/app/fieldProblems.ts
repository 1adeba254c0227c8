import type { FormInstance } from 'antd';
import { Problem } from '../api/problem';

/** Shows a refusal at the fields it names; answers whether it named any that the form has. Nothing typed is touched. */
export function showAtFields(form: FormInstance, error: unknown, sentence: string): boolean {
  if (!(error instanceof Problem)) return false;
  const known = form.getFieldsValue(true) as Record<string, unknown>;
  const named = Object.entries(error.fields).filter(([name]) => hasField(form, known, name));
  if (named.length === 0) return false;
  form.setFields(named.map(([name, text]) => ({ name: name.split('.'), errors: [text || sentence] })));
  const [first] = named;
  if (first) form.scrollToField(first[0].split('.'), { behavior: 'smooth', block: 'center' });
  return true;
}

function hasField(form: FormInstance, values: Record<string, unknown>, name: string): boolean {
  const path = name.split('.');
  return form.getFieldInstance(path) !== undefined || (path[0] ?? '') in values;
}
