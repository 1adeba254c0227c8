import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Space, Tag, Upload } from 'antd';
import { api } from '../api/questions';
import type { ReadReportFile } from '../api/schemas';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';

/** Reads the file of a published report, shows what it says and what is wrong with it, and hands it over to be recorded. */
export function ReportFile({
  agencyId,
  pending,
  onRecord,
}: {
  agencyId: string;
  pending: boolean;
  onRecord: (read: ReadReportFile) => void;
}) {
  const { t } = useText();
  const reading = useMutation({ mutationFn: (file: File) => api.readReportFile(agencyId, file) });
  const read = reading.data;
  return (
    <>
      <Upload
        showUploadList={false}
        accept=".docx,.html,.htm,.xlsx,.xls,.txt,.json"
        customRequest={({ file }) => reading.mutate(file as File)}
      >
        <Button icon={<UploadOutlined />} loading={reading.isPending} data-testid="choose-report-file">
          {t('console.opening.choose')}
        </Button>
      </Upload>
      {reading.error !== null && <ProblemAlert error={reading.error} />}
      {read && (
        <Alert
          type={read.findings.some(({ severity }) => severity === 'error') ? 'warning' : 'info'}
          style={{ marginTop: 12 }}
          data-testid="read-report"
          title={t('console.opening.read', {
            agency: read.tables.agency,
            year: read.tables.year ?? '',
            open: read.tables.tableThree.F.at(-1) ?? '',
          })}
          description={
            <>
              {read.emptyPlaces.length > 0 && <p>{t('console.opening.empty', { count: read.emptyPlaces.length })}</p>}
              {read.findings.slice(0, 12).map(({ severity, statement }) => (
                <p key={statement}>
                  <Tag color={severity === 'error' ? 'red' : 'gold'}>{t(`console.checks.${severity}`)}</Tag> {statement}
                </p>
              ))}
              <Space>
                <Button type="primary" loading={pending} onClick={() => onRecord(read)} data-testid="record-report">
                  {t('console.opening.record')}
                </Button>
              </Space>
            </>
          }
        />
      )}
    </>
  );
}
