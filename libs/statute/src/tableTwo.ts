/** The recorded figures of table two (条例 第二十条，国办公开办函〔2021〕30号), in printed order. */
export const PUBLICATION_FIGURES = {
  rulesIssued: { block: '第二十条第（一）项', row: '规章', column: '本年制发件数', unit: '件' },
  rulesRepealed: { block: '第二十条第（一）项', row: '规章', column: '本年废止件数', unit: '件' },
  rulesInForce: { block: '第二十条第（一）项', row: '规章', column: '现行有效件数', unit: '件' },
  normativeIssued: { block: '第二十条第（一）项', row: '行政规范性文件', column: '本年制发件数', unit: '件' },
  normativeRepealed: { block: '第二十条第（一）项', row: '行政规范性文件', column: '本年废止件数', unit: '件' },
  normativeInForce: { block: '第二十条第（一）项', row: '行政规范性文件', column: '现行有效件数', unit: '件' },
  licences: { block: '第二十条第（五）项', row: '行政许可', column: '本年处理决定数量', unit: '件' },
  penalties: { block: '第二十条第（六）项', row: '行政处罚', column: '本年处理决定数量', unit: '件' },
  coercions: { block: '第二十条第（六）项', row: '行政强制', column: '本年处理决定数量', unit: '件' },
  fees: { block: '第二十条第（八）项', row: '行政事业性收费', column: '本年收费金额（单位：万元）', unit: '万元' },
} as const;

/** A figure of table two. */
export type PublicationFigure = keyof typeof PUBLICATION_FIGURES;

/** The figures in printed order. */
export const PUBLICATION_FIGURE_ORDER = Object.keys(PUBLICATION_FIGURES) as readonly PublicationFigure[];

/** Whether a text names a figure of table two. */
export function isPublicationFigure(text: string): text is PublicationFigure {
  return Object.hasOwn(PUBLICATION_FIGURES, text);
}

/** The kinds of document that a register counts (条例 第二十条第一项), with the figures of table two that they give. */
export const NORM_KINDS = {
  rules: {
    label: '规章',
    figures: { issued: 'rulesIssued', repealed: 'rulesRepealed', inForce: 'rulesInForce' },
  },
  normative: {
    label: '行政规范性文件',
    figures: { issued: 'normativeIssued', repealed: 'normativeRepealed', inForce: 'normativeInForce' },
  },
} as const satisfies Record<
  string,
  { readonly label: string; readonly figures: Readonly<Record<NormCount, PublicationFigure>> }
>;

/** The counts that table two takes from a register: issued in the year, repealed in it, and in force at its end. */
export type NormCount = 'issued' | 'repealed' | 'inForce';

/** A kind of document in the register. */
export type NormKind = keyof typeof NORM_KINDS;

/** Whether a text names a kind of document in the register. */
export function isNormKind(text: string): text is NormKind {
  return Object.hasOwn(NORM_KINDS, text);
}
