import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { http, ifMatch } from '../api/client';
import type { ProceedingPage } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useCommand } from '../app/useCommand';
import { PROCEEDING_QUERIES } from './useProceedingAct';

/** Makes the papers for the organ or the court and hands them over as a file. */
export function BundleCard({ page: { id, version } }: { page: ProceedingPage }) {
  const { t } = useText();
  const make = useCommand({
    send: (_: void, key) =>
      http.POST('/api/proceedings/{id}/bundle', {
        params: { path: { id }, header: { ...key, ...ifMatch(version) } },
        parseAs: 'blob',
      }),
    done: (file) => {
      saveAs(file, `${t('console.bundle.title')}-${id.slice(0, 8)}.zip`);
      return t('console.bundle.made');
    },
    again: PROCEEDING_QUERIES,
  });
  return (
    <Card title={t('console.bundle.title')} size="small" className="no-print" style={{ marginTop: 16 }}>
      {make.error !== null && <ProblemAlert error={make.error} />}
      <p className="muted">{t('console.bundle.hint')}</p>
      <Button icon={<DownloadOutlined />} loading={make.pending} onClick={() => make.send()} data-testid="make-bundle">
        {t('console.bundle.make')}
      </Button>
    </Card>
  );
}

function saveAs(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
