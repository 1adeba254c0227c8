import { Problem, problemCode } from '../api/problem';
import { useLanguage, useSignInWords } from './language';

/** The sentence of a failure in the chosen language. */
export function useProblemText(): (error: unknown) => string {
  const { locale } = useLanguage();
  const words = useSignInWords();
  return (error) => {
    if (problemCode(error) === 'network') return words('console.problem.network');
    if (!(error instanceof Problem)) return words('console.problem.unknown');
    return locale === 'zh' ? error.detail || error.title : error.detailEn;
  };
}
