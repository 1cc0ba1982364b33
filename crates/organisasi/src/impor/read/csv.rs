//! CSV with any of `,` `;` and tab. A reader of our own, because a row must keep the number that a spreadsheet gives it:
//! blank lines count, line breaks inside quotes do not.

use super::{Baris, ReadError, Rows};

/// The delimiter is the most frequent one outside quotes in this many lines.
const SAMPLE_LINES: usize = 15;

pub(super) fn read(text: &str) -> Result<Vec<Baris>, ReadError> {
    let mut reader = Reader {
        delimiter: delimiter(text),
        rows: Rows::default(),
        nomor: 1,
        column: 0,
        cell: String::new(),
    };
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if reader.cell.trim().is_empty() => reader.quoted(&mut letters),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => reader.end_row()?,
            letter if letter == reader.delimiter => reader.end_cell()?,
            letter => reader.cell.push(letter),
        }
    }
    reader.end_row()?;
    Ok(reader.rows.done)
}

struct Reader {
    delimiter: char,
    rows: Rows,
    nomor: u32,
    column: usize,
    cell: String,
}

impl Reader {
    /// What stands between quotes, to the closing one; a doubled quote is a quote.
    fn quoted(&mut self, letters: &mut std::iter::Peekable<std::str::Chars<'_>>) {
        self.cell.clear();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if letters.peek() == Some(&'"') => {
                    letters.next();
                    self.cell.push('"');
                }
                '"' => return,
                letter => self.cell.push(letter),
            }
        }
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        self.rows.put(self.nomor, self.column, &self.cell)?;
        self.cell.clear();
        self.column += 1;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), ReadError> {
        self.end_cell()?;
        self.column = 0;
        self.nomor = self.nomor.saturating_add(1);
        Ok(())
    }
}

fn delimiter(text: &str) -> char {
    let mut counts = [(',', 0_u32), (';', 0), ('\t', 0)];
    let (mut lines, mut is_quoted) = (0, false);
    for letter in text.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted => lines += 1,
            letter if !is_quoted => {
                counts.iter_mut().filter(|(own, _)| *own == letter).for_each(|(_, n)| *n += 1)
            }
            _ => {}
        }
        if lines == SAMPLE_LINES {
            break;
        }
    }
    // The first of equals: a comma.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(',', |(letter, _)| *letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        read(text).unwrap().into_iter().map(|row| (row.nomor, row.sel)).collect()
    }

    fn row(nomor: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (nomor, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn any_delimiter_is_found() {
        for text in ["a,b,c\n1,2,3", "a;b;c\r\n1;2;3\r\n", "a\tb\tc\n1\t2\t3\n", "\"a\",\"b\",\"c\"\r1,2,3"] {
            assert_eq!(rows(text), vec![row(1, &["a", "b", "c"]), row(2, &["1", "2", "3"])], "{text:?}");
        }
    }

    #[test]
    fn commas_in_names_do_not_win_over_semicolons() {
        assert_eq!(rows("NAMA;NIP;X\nSari, S.Pd., M.Pd.;1;2")[1], row(2, &["Sari, S.Pd., M.Pd.", "1", "2"]));
    }

    #[test]
    fn row_numbers_are_those_of_the_spreadsheet() {
        let text = "a,b\n\n\"satu\ndua\",\"kata \"\"ini\"\"\"\n,,\nx";
        assert_eq!(
            rows(text),
            vec![row(1, &["a", "b"]), row(3, &["satu\ndua", "kata \"ini\""]), row(5, &["x"])]
        );
    }

    #[test]
    fn an_open_quote_ends_with_the_file() {
        assert_eq!(rows("a,\"b\nc"), vec![row(1, &["a", "b\nc"])]);
        assert_eq!(rows("tinggi 5\" lebar,b"), vec![row(1, &["tinggi 5\" lebar", "b"])]);
    }

    proptest! {
        #[test]
        fn what_is_quoted_comes_back(cells in proptest::collection::vec("[a-z,;\t\"\n]{1,8}x", 1..6)) {
            let line: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            let expected: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
            let read = read(&line.join(",")).unwrap();
            prop_assert_eq!(read.into_iter().next().map(|row| row.sel), Some(expected));
        }
    }
}
