import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Card } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { newCommandId } from '../api/commandId';
import type { ProceedingPage } from '../api/contract';
import { useSingleFlight } from '../api/singleFlight';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';

/** Makes the papers for the organ or the court and hands them over as a file. */
export function BundleCard({ page, onReload }: { page: ProceedingPage; onReload: () => Promise<void> }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [commandId, setCommandId] = useState(newCommandId);
  const once = useSingleFlight();
  const make = useMutation({
    mutationFn: () => api.courtBundle(page.id, page.version, commandId),
    onSuccess: async (file) => {
      setCommandId(newCommandId());
      saveAs(file, `${t('console.bundle.title')}-${page.id.slice(0, 8)}.zip`);
      void message.success(t('console.bundle.made'));
      await onReload();
    },
  });
  return (
    <Card title={t('console.bundle.title')} size="small" className="no-print" style={{ marginTop: 16 }}>
      {make.error !== null && <ProblemAlert error={make.error} />}
      <p className="muted">{t('console.bundle.hint')}</p>
      <Button
        icon={<DownloadOutlined />}
        loading={make.isPending}
        onClick={once((_: unknown, done) => make.mutate(undefined, { onSettled: done }))}
        data-testid="make-bundle"
      >
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
