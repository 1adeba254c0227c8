import { Alert, Button } from 'antd';
import { problemCode } from '../api/problem';
import { useText } from './locale';
import { useProblemText } from './problemText';

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
