// Small moves that every path makes, in the words of the screen.

/** Waits for the slip that proves a save and answers its number. */
export async function receipt(page) {
  const slip = page.getByRole('status').filter({ hasText: 'Nomor bukti' });
  return slip.locator('.kode').innerText();
}

/** Presses a button and waits for the slip. */
export async function send(page, button) {
  await page.getByRole('button', { name: button, exact: typeof button === 'string' }).click();
  return receipt(page);
}

/** Chooses among drawn radios, whose input lies under its label: the label is what a finger hits. */
export async function choose(page, group, label) {
  await page.getByRole('group', { name: group }).locator('label').filter({ hasText: label }).click();
}

/** The row of a table, or the block that it becomes on a phone, that speaks of `name`. */
export function row(page, name) {
  return page.getByRole('row').filter({ hasText: name });
}

/** Fills the RHK page with a text and its indicators (`{ teks, target, satuan, sumber }`). */
export async function fillRhk(page, teks, indikator) {
  await page.getByLabel('Rencana hasil kerja').fill(teks);
  for (const [at, one] of indikator.entries()) {
    const group = page.getByRole('group', { name: `Indikator ${at + 1}`, exact: true });
    await group.getByLabel('Indikator', { exact: true }).fill(one.teks);
    await group.getByLabel('Target', { exact: true }).fill(one.target);
    await group.getByLabel('Satuan').fill(one.satuan);
    await group.getByLabel('Sumber data').fill(one.sumber);
  }
}

/** Leaves by the menu; on a phone it opens from the dock. */
export async function logOut(page) {
  await page.getByRole('link', { name: 'Menu', exact: true }).click();
  await page.getByRole('navigation', { name: 'Menu utama' }).locator('summary').click();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Masuk' }).waitFor();
}
