import type { FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { Problem, fieldsSpokenOf } from '../api/problem';
import { useText } from './locale';
import { useProblemText } from './problemText';

/** Shows a refusal, when it arrives, at the fields it names; answers whether it named any. Nothing typed is touched. */
export function useFieldProblems<Values>(form: FormInstance<Values>, error: unknown): boolean {
  const { t } = useText();
  const textOf = useProblemText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const fields = error instanceof Problem ? Object.entries(error.fields) : [];
    const known = new Set(form.getFieldsError().map((field) => field.name.join('.')));
    const spokenOf =
      error instanceof Problem ? fieldsSpokenOf(error.parameters, form.getFieldsValue(true) as object) : [];
    const named = [...fields, ...(fields.length === 0 ? spokenOf : [])].filter(([name]) => known.has(name));
    const sentence = (rule: string): string => {
      if (rule === '') return textOf(error);
      return t(rule === 'too_big' ? 'console.field.tooLong' : 'console.field.unfit');
    };
    form.setFields(named.map(([name, rule]) => ({ name: name.split('.') as never, errors: [sentence(rule)] })));
    const [first] = named;
    if (first) form.scrollToField(first[0].split('.'), { behavior: 'smooth', block: 'center' });
    setShown(named.length > 0);
    // By the error alone: a refusal is shown once, when it arrives.
  }, [error]);
  return shown;
}
