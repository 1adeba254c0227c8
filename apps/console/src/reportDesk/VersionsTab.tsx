import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Space, Spin, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, reportFileUrl, type ReportPublication, type ReportVersions } from '../api/client';
import { useFieldProblems } from '../app/fieldProblems';
import { useText } from '../app/locale';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { DateField } from '../dates/DateField';
import { dateText } from '../dates/dateText';
import { useDone } from './useDone';

type Version = ReportVersions['versions'][number];

const FORMATS = ['docx', 'pdf', 'xlsx', 'html', 'json', 'picture'] as const;

/** The signed versions with their files, what has changed since, and what the year-end found. */
export function VersionsTab({ agencyId, year }: { agencyId: string; year: number }) {
  const { t, locale } = useText();
  const { may } = useSession();
  const [signing, setSigning] = useState(false);
  const [publishing, setPublishing] = useState<number>();
  const versions = useQuery({
    queryKey: ['report-desk', 'versions', agencyId, year],
    queryFn: () => api.reportVersions(agencyId, year),
  });
  const sign = useDone<{ reason?: string }>('console.versions.done', (given, id) =>
    api.signReport(agencyId, year, id, given),
  );
  const publish = useDone<ReportPublication>('console.versions.done', (given, id) =>
    api.publishReport(agencyId, year, id, given),
  );
  const rehearse = useDone<void>('console.versions.done', (_, id) => api.rehearseReport(agencyId, year, id));
  if (versions.isError) return <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />;
  if (!versions.data) return <Spin />;
  const { versions: list, cuts, delta, textsChanged, freshness } = versions.data;
  return (
    <>
      <Space style={{ marginBottom: 14 }}>
        {may('report.sign') && (
          <Button type="primary" onClick={() => setSigning(true)} data-testid="sign-report">
            {t(list.length === 0 ? 'console.versions.sign' : 'console.versions.restate')}
          </Button>
        )}
      </Space>
      <Table<Version>
        rowKey="n"
        data-testid="report-versions"
        dataSource={[...list].reverse()}
        pagination={false}
        locale={{ emptyText: t('console.versions.none') }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('console.versions.n'), dataIndex: 'n' },
          {
            title: t('console.versions.signedOn'),
            render: (_, { signedOn, signedBy, reason }) => (
              <>
                <span className="date">{dateText(signedOn, locale)}</span> {signedBy.displayName}
                {reason && <div className="muted">{reason}</div>}
              </>
            ),
          },
          { title: t('console.versions.errors'), dataIndex: 'errors' },
          {
            title: t('console.versions.published'),
            render: (_, { n, publishedOn, where }) =>
              publishedOn ? (
                <>
                  <span className="date">{dateText(publishedOn, locale)}</span>
                  {where && <div className="muted">{where}</div>}
                </>
              ) : (
                may('report.publish') && (
                  <Button size="small" onClick={() => setPublishing(n)} data-testid={`publish-${n}`}>
                    {t('console.versions.publish')}
                  </Button>
                )
              ),
          },
          {
            title: t('console.versions.files'),
            render: (_, { n }) => (
              <Space>
                {FORMATS.map((format) => (
                  <a key={format} href={reportFileUrl(agencyId, year, format, freshness.position, n)} download>
                    {t(`console.report.${format}`)}
                  </a>
                ))}
              </Space>
            ),
          },
        ]}
      />
      {list.length > 0 && <Delta delta={delta} textsChanged={textsChanged} />}
      <h3>{t('console.versions.cuts')}</h3>
      {rehearse.error !== null && <ProblemAlert error={rehearse.error} />}
      {may('report.cut') && (
        <Button onClick={() => rehearse.mutate()} loading={rehearse.isPending} data-testid="rehearse-report">
          {t('console.versions.rehearse')}
        </Button>
      )}
      <ul data-testid="report-cuts">
        {[...cuts].reverse().map(({ on, errors, warnings, dueOn, asked }, at) => (
          <li key={`${on}-${at}`}>
            <Tag color={asked ? 'gold' : 'default'}>
              {t(asked ? 'console.versions.asked' : 'console.versions.rehearsed')}
            </Tag>
            {t('console.versions.cut', {
              on: dateText(on, locale),
              errors,
              warnings,
              dueOn: dateText(dueOn, locale),
            })}
          </li>
        ))}
      </ul>
      <ReasonModal
        open={signing}
        title={t(list.length === 0 ? 'console.versions.sign' : 'console.versions.restate')}
        pending={sign.isPending}
        error={sign.error}
        onCancel={() => {
          sign.reset();
          setSigning(false);
        }}
        onSubmit={(given) => sign.mutate(given, { onSuccess: () => setSigning(false) })}
      />
      <PublishModal
        n={publishing}
        pending={publish.isPending}
        error={publish.error}
        onCancel={() => setPublishing(undefined)}
        onSubmit={(given) => publish.mutate(given, { onSuccess: () => setPublishing(undefined) })}
      />
    </>
  );
}

function Delta({ delta, textsChanged }: Pick<ReportVersions, 'delta' | 'textsChanged'>) {
  const { t } = useText();
  return (
    <section data-testid="report-delta">
      <h3>{t('console.versions.delta')}</h3>
      {delta.length === 0 && textsChanged.length === 0 && <p className="muted">{t('console.versions.same')}</p>}
      {textsChanged.length > 0 && (
        <p>
          {t('console.versions.textsChanged', {
            parts: textsChanged.map((part) => t(`reportPart.${part}`)).join('、'),
          })}
        </p>
      )}
      {delta.map(({ table, row, column, label, was, is, cases }) => (
        <p key={`${table}.${row}.${column}`}>
          {label}：{was ?? '—'} → {is ?? '—'}{' '}
          {cases.map(({ id, code }) => (
            <Link key={id} to={code === null ? `/proceedings/${id}` : `/requests/${id}`}>
              {code ?? id.slice(0, 8)}{' '}
            </Link>
          ))}
        </p>
      ))}
    </section>
  );
}

/** Asks for the reason of a signature: needed with errors, with absent subordinates, or for a restatement. */
export function ReasonModal({
  open,
  title,
  pending,
  error,
  onCancel,
  onSubmit,
}: {
  open: boolean;
  title: string;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  onSubmit: (given: { reason?: string }) => void;
}) {
  const { t } = useText();
  const [form] = Form.useForm<{ reason?: string }>();
  return (
    <Modal
      open={open}
      title={title}
      onCancel={onCancel}
      onOk={() => form.submit()}
      okButtonProps={{ loading: pending, 'data-testid': 'submit-signature' }}
    >
      {error !== null && <ProblemAlert error={error} />}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) => onSubmit(reason?.trim() ? { reason: reason.trim() } : {})}
      >
        <Form.Item name="reason" label={t('console.versions.reason')}>
          <Input.TextArea rows={3} maxLength={4000} data-testid="signature-reason" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function PublishModal({
  n,
  pending,
  error,
  onCancel,
  onSubmit,
}: {
  n: number | undefined;
  pending: boolean;
  error: unknown;
  onCancel: () => void;
  onSubmit: (given: ReportPublication) => void;
}) {
  const { t } = useText();
  const { today } = useSession();
  const [form] = Form.useForm<Omit<ReportPublication, 'n'>>();
  const shownAtField = useFieldProblems(form, error);
  const required = [{ required: true, message: t('console.required') }];
  return (
    <Modal
      open={n !== undefined}
      title={t('console.versions.publish')}
      onCancel={onCancel}
      onOk={() => form.submit()}
      okButtonProps={{ loading: pending, 'data-testid': 'submit-publication' }}
    >
      {error !== null && !shownAtField && <ProblemAlert error={error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ publishedOn: today }}
        onFinish={(given) => n !== undefined && onSubmit({ n, ...given })}
      >
        <Form.Item name="publishedOn" label={t('console.versions.publishedOn')} rules={required}>
          <DateField data-testid="published-on" />
        </Form.Item>
        <Form.Item name="where" label={t('console.versions.where')} rules={required}>
          <Input maxLength={2000} data-testid="published-where" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
