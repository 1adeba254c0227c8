import type { TypedAct } from '../acts/actInput';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api } from '../api/questions';
import { problemCode } from '../api/problem';
import { NotFound } from '../app/NotFound';
import { ProblemAlert } from '../app/ProblemAlert';
import { useSession } from '../app/session';
import { LettersSection } from '../letters/LettersSection';
import { CaseActs } from './CaseActs';
import { CaseDeadlines } from './CaseDeadlines';
import { CaseFacts } from './CaseFacts';
import { CaseHeader } from './CaseHeader';
import { CaseTimeline } from './CaseTimeline';
import { CountsIn } from './CountsIn';
import { WhatIfPanel } from './WhatIfPanel';
import './casePage.css';

/** One case: facts, time line, acts, and why its day is its day. Folded from its own stream, so never behind. */
export default function CasePageScreen() {
  const { id = '' } = useParams();
  const { today } = useSession();
  const queries = useQueryClient();
  const [supposed, setSupposed] = useState<readonly TypedAct[]>([]);
  const page = useQuery({ queryKey: ['case', id], queryFn: () => api.casePage(id) });
  if (page.isPending) return <Spin className="shell-loading" size="large" />;
  if (!page.data) {
    if (problemCode(page.error) === 'stream.unknown') return <NotFound />;
    return <ProblemAlert error={page.error} onRetry={() => void page.refetch()} />;
  }
  const reload = async () => {
    await queries.invalidateQueries({ queryKey: ['case', id] });
    // What counts this case is out of date now; it is read when it is next looked at.
    await Promise.all(
      ['cases', 'report', 'cell'].map((name) => queries.invalidateQueries({ queryKey: [name], refetchType: 'none' })),
    );
  };
  return (
    <article data-testid="case-page" data-version={page.data.version}>
      <CaseHeader
        page={page.data}
        today={today}
        readAt={page.dataUpdatedAt}
        loading={page.isFetching}
        onReload={reload}
      />
      <div className="case-columns">
        <CaseFacts page={page.data} />
        <CaseTimeline entries={page.data.timeline} />
        <CaseActs key={id} page={page.data} onReload={reload} onTry={(act) => setSupposed((acts) => [...acts, act])} />
      </div>
      <LettersSection id={id} version={page.data.version} onChanged={reload} />
      <CountsIn countsIn={page.data.countsIn} />
      <WhatIfPanel key={`what-if-${id}`} page={page.data} acts={supposed} onChange={setSupposed} />
      <CaseDeadlines
        key={`deadlines-${id}`}
        deadlines={page.data.deadlines}
        today={today}
        concludedOn={page.data.concludedOn}
      />
    </article>
  );
}
