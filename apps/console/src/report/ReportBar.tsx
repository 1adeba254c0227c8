import { DownOutlined, DownloadOutlined, LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select, Space } from 'antd';
import { Link } from 'react-router';
import { reportFileUrl } from '../api/addresses';
import type { Report } from '../api/schemas';
import { useText } from '../app/locale';
import { FreshnessLine } from '../freshness/FreshnessLine';

const FIRST_YEAR = 2008;
const OTHER_FORMATS = ['pdf', 'xlsx', 'html', 'json', 'picture'] as const;

/** Year, age and downloads of the report. */
export function ReportBar({
  year,
  currentYear,
  agencyId,
  report,
  updatedAt,
  onYear,
}: {
  year: number;
  currentYear: number;
  agencyId: string;
  report: Report | undefined;
  updatedAt: number;
  onYear: (year: number) => void;
}) {
  const { t } = useText();
  const years = Array.from({ length: currentYear - FIRST_YEAR + 1 }, (_, back) => currentYear - back);
  return (
    <div className="page-bar no-print">
      <h1 className="page-title">{t('console.nav.report')}</h1>
      <Space.Compact>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('console.report.previousYear')}
          disabled={year <= FIRST_YEAR}
          onClick={() => onYear(year - 1)}
        />
        <Select
          aria-label={t('console.report.year')}
          data-testid="report-year"
          value={year}
          onChange={onYear}
          options={years.map((value) => ({ value, label: t('console.filter.yearOf', { year: value }) }))}
          style={{ width: 110 }}
        />
        <Button
          icon={<RightOutlined />}
          aria-label={t('console.report.nextYear')}
          disabled={year >= currentYear}
          onClick={() => onYear(year + 1)}
        />
      </Space.Compact>
      <span className="grow">
        {report && <FreshnessLine freshness={report.freshness} updatedAt={updatedAt} />}
        {report && (
          <p
            className="freshness"
            data-testid="report-position"
            data-position={report.position}
            data-epoch={report.epoch}
            title={report.epoch}
          >
            {t('console.report.position', { position: report.position, epoch: report.epoch.slice(0, 8) })}
          </p>
        )}
      </span>
      <Link to={`/reports/${year}/desk`} data-testid="to-report-desk">
        {t('console.reportDesk.open')}
      </Link>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t('console.report.print')}
      </Button>
      <Space.Compact>
        <Button
          type="primary"
          icon={<DownloadOutlined />}
          {...(report ? { href: reportFileUrl(agencyId, year, 'docx', report.position) } : { disabled: true })}
          download
          data-testid="download-docx"
        >
          {t('console.report.docx')}
        </Button>
        <Dropdown
          disabled={report === undefined}
          trigger={['click']}
          menu={{
            items: OTHER_FORMATS.map((format) => ({
              key: format,
              label: (
                <a
                  href={reportFileUrl(agencyId, year, format, report?.position ?? '0')}
                  download
                  data-testid={`download-${format}`}
                >
                  {t(`console.report.${format}`)}
                </a>
              ),
            })),
          }}
        >
          <Button
            type="primary"
            icon={<DownOutlined />}
            aria-label={t('console.report.otherFormats')}
            data-testid="download-other"
          />
        </Dropdown>
      </Space.Compact>
    </div>
  );
}
