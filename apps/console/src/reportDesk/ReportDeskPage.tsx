import { Tabs } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { useText } from '../app/locale';
import { PageBar } from '../app/PageBar';
import { useSession } from '../app/session';
import { usualYear } from '../report/figures';
import { ConsolidationTab } from './ConsolidationTab';
import { OpeningTab } from './OpeningTab';
import { TextsTab } from './TextsTab';
import { VersionsTab } from './VersionsTab';
import './reportDesk.css';

/** Where the report of a year is written, signed, published, and summed with those of subordinates. */
export default function ReportDeskPage() {
  const { t } = useText();
  const { agency, today } = useSession();
  const params = useParams();
  const [search, setSearch] = useSearchParams();
  const year = /^\d{4}$/.test(params.year ?? '') ? Number(params.year) : usualYear(today);
  const of = { agencyId: agency.id, year };
  return (
    <>
      <PageBar title={t('console.reportDesk.title', { year })}>
        <Link to={`/reports/${year}`}>{t('console.reportDesk.back')}</Link>
      </PageBar>
      <div className="panel">
        <Tabs
          activeKey={search.get('tab') ?? 'texts'}
          onChange={(tab) => setSearch({ tab }, { replace: true })}
          destroyOnHidden={false}
          items={[
            { key: 'texts', label: t('console.reportDesk.texts'), children: <TextsTab {...of} /> },
            { key: 'versions', label: t('console.reportDesk.versions'), children: <VersionsTab {...of} /> },
            {
              key: 'consolidation',
              label: t('console.reportDesk.consolidation'),
              children: <ConsolidationTab {...of} />,
            },
            { key: 'opening', label: t('console.reportDesk.opening'), children: <OpeningTab {...of} /> },
          ]}
        />
      </div>
    </>
  );
}
