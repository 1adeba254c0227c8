import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Space, Upload } from 'antd';
import { Link } from 'react-router';
import { openCasesTemplateUrl } from '../api/addresses';
import { api } from '../api/questions';
import type { ImportedCases } from '../api/schemas';
import { Problem, type Fault } from '../api/problem';
import { useText } from '../app/locale';
import { PageBar } from '../app/PageBar';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';

/** The cases that were open when the agency began here, brought in from a list. */
export default function OpenCasesPage() {
  const { t } = useText();
  const { agency, today } = useSession();
  const queries = useQueryClient();
  const importing = useMutation({
    mutationFn: (file: File) => api.importOpenCases(agency.id, file),
    onSuccess: () =>
      Promise.all(['cases', 'report', 'cell'].map((name) => queries.invalidateQueries({ queryKey: [name] }))),
  });
  const { data, error } = importing;
  return (
    <>
      <PageBar>
        <Link to="/">{t('console.nav.cases')}</Link>
      </PageBar>
      <div className="panel">
        <p>{t('console.openCases.hint')}</p>
        <Space style={{ margin: '6px 0 14px' }}>
          <Button icon={<DownloadOutlined />} href={openCasesTemplateUrl(agency.id)} data-testid="open-cases-template">
            {t('console.openCases.template')}
          </Button>
          <Upload
            showUploadList={false}
            accept=".xlsx,.csv,.json"
            customRequest={({ file }) => importing.mutate(file as File)}
          >
            <Button
              type="primary"
              icon={<UploadOutlined />}
              loading={importing.isPending}
              data-testid="import-open-cases"
            >
              {t('console.openCases.choose')}
            </Button>
          </Upload>
        </Space>
        {error !== null && <ProblemAlert error={error} />}
        {error instanceof Problem && <Faults faults={error.faults} />}
        {data && <Imported done={data} year={today.slice(0, 4)} />}
      </div>
    </>
  );
}

function Imported({ done, year }: { done: ImportedCases; year: string }) {
  const { t } = useText();
  const { registered, repeated, refused, ignored } = done;
  return (
    <Alert
      type={refused.length > 0 ? 'warning' : 'success'}
      showIcon
      data-testid="imported-open-cases"
      title={t('console.openCases.done', { registered, repeated, refused: refused.length })}
      description={
        <>
          <Faults faults={refused} />
          {ignored.length > 0 && <p>{t('console.openCases.ignored', { columns: ignored.join('、') })}</p>}
          <p>{t('console.openCases.next')}</p>
          <Link to={`/reports/${year}`}>{t('console.openCases.toReport')}</Link>
        </>
      }
    />
  );
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  const { locale } = useText();
  if (faults.length === 0) return null;
  return (
    <ul data-testid="open-case-faults" style={{ maxHeight: '24em', overflow: 'auto', margin: '10px 0' }}>
      {faults.map(({ row, statement, statementEn }) => (
        <li key={`${row}/${statement}`}>{locale === 'zh' ? statement : statementEn}</li>
      ))}
    </ul>
  );
}
