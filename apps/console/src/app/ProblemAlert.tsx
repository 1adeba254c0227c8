import { Alert, Button } from 'antd';
import { Problem, problemCode } from '../api/problem';
import { useText } from './locale';

/** The sentence of a failure in the chosen language. */
export function useProblemText(): (error: unknown) => string {
  const { t, locale } = useText();
  return (error) => {
    if (problemCode(error) === 'network') return t('console.problem.network');
    if (!(error instanceof Problem)) return t('console.problem.unknown');
    return locale === 'zh' ? error.detail || error.title : error.detailEn;
  };
}

/** A failure, said in words, with a way to try again. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useText();
  const textOf = useProblemText();
  return (
    <Alert
      type="error"
      showIcon
      className="problem"
      title={textOf(error)}
      data-testid="problem"
      data-code={problemCode(error)}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('console.retry')}
          </Button>
        )
      }
    />
  );
}
