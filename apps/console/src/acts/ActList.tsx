import { Button } from 'antd';
import type { OfferedRequestAct } from '../api/schemas';
import { useText } from '../app/locale';
import { shortDateText } from '../dates/dateText';
import { groupedActs, mayBeEnteredLate } from './actGroups';
import { actLabel } from './actLabel';

interface ActListProps {
  readonly acts: readonly OfferedRequestAct[];
  readonly chosen: string;
  readonly onChoose: (act: string) => void;
}

const OTHER_ROLE = 'access.denied';

/** What can be done now, by step of the procedure. */
export function AllowedActs({ acts, chosen, onChoose }: ActListProps) {
  const { t, locale } = useText();
  return (
    <div className="act-groups" data-testid="acts-allowed">
      {groupedActs(acts, ({ allowed }) => allowed).map(({ group, acts: offered }) => (
        <div key={group} className="act-group">
          <span className="act-group-name">{t(`console.actGroup.${group}`)}</span>
          {offered.map(({ act, article, latestOn }) => (
            <Button
              key={act}
              size="small"
              type={act === chosen ? 'primary' : 'default'}
              title={article}
              data-testid={`choose-${act}`}
              onClick={() => onChoose(act)}
            >
              {actLabel(act, locale)}
              {latestOn !== undefined && (
                <small className="act-latest">
                  {t('console.acts.latestOn', { date: shortDateText(latestOn, locale) })}
                </small>
              )}
            </Button>
          ))}
        </div>
      ))}
    </div>
  );
}

/** What cannot be done now, each with the reason and the article; choosing one shows its form, closed or to be overridden. */
export function ForbiddenActs({ acts, chosen, onChoose }: ActListProps) {
  const { t, locale } = useText();
  const groups = groupedActs(acts, ({ allowed, code }) => !allowed && code !== OTHER_ROLE);
  const others = acts.filter(({ code }) => code === OTHER_ROLE);
  if (groups.length === 0 && others.length === 0) return null;
  return (
    <section className="act-forbidden" data-testid="acts-forbidden" aria-label={t('console.acts.notNow')}>
      {groups.length > 0 && <h3>{t('console.acts.notNow')}</h3>}
      <dl>
        {groups.flatMap(({ acts: refused }) =>
          refused.map((offered) => {
            const { act, reason, article, overridable } = offered;
            return (
              <div key={act} className={act === chosen ? 'act-refused act-refused-chosen' : 'act-refused'}>
                <dt>
                  <Button type="link" size="small" data-testid={`choose-${act}`} onClick={() => onChoose(act)}>
                    {actLabel(act, locale)}
                  </Button>
                </dt>
                <dd>
                  {reason ?? t('console.acts.forbidden')}
                  {overridable && <em> · {t('console.acts.overridable')}</em>}
                  {mayBeEnteredLate(offered) && <em> · {t('console.acts.lateEntry')}</em>}
                  <small>{article}</small>
                </dd>
              </div>
            );
          }),
        )}
      </dl>
      {others.length > 0 && (
        <p className="act-others" data-testid="acts-of-others">
          {t('console.acts.ofOthers', { acts: others.map(({ act }) => actLabel(act, locale)).join('、') })}
        </p>
      )}
    </section>
  );
}
