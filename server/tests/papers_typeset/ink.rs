//! Ink where GB/T 9704 wants it, measured on rendered pages.

use super::samples::{approval, decision, letter_of};
use super::{pages, poppler, render};

/// A page as grey values, 150 to the inch.
struct Ink {
    width: usize,
    rows: Vec<Vec<u8>>,
}

fn ink(name: &str, bytes: &[u8], page: &str) -> Ink {
    let image = poppler(name, "pdftoppm", bytes, &["-r", "150", "-gray", "-f", page, "-l", page]);
    let mut fields = image.splitn(4, |byte| byte.is_ascii_whitespace());
    assert_eq!(fields.next(), Some(b"P5".as_slice()));
    let width: usize = std::str::from_utf8(fields.next().unwrap()).unwrap().parse().unwrap();
    let height: usize = std::str::from_utf8(fields.next().unwrap()).unwrap().parse().unwrap();
    let data = &image[image.len() - width * height..];
    Ink { width, rows: data.chunks(width).map(<[u8]>::to_vec).collect() }
}

impl Ink {
    fn dark(&self, row: usize) -> bool {
        self.rows[row].iter().any(|grey| *grey < 128)
    }

    fn millimetres(pixels: usize) -> f64 {
        pixels as f64 * 25.4 / 150.0
    }
}

#[test]
fn ink_fills_the_frame_of_gb_t_9704_with_22_lines_of_28_characters() {
    let paper = letter_of(&"国".repeat(28 * 60));
    let second = &pages(&paper)[1];
    let lines: Vec<usize> = second.lines.iter().map(|line| line.glyphs.len()).collect();
    assert_eq!(lines[..22], [28; 22]);
    assert_eq!(second.lines.len(), 23, "22 lines and the page number");
    let ink = ink("ink", &render(&paper), "2");
    let frame = |row: &usize| Ink::millimetres(*row) < 265.0;
    let dark: Vec<usize> = (0..ink.rows.len()).filter(frame).filter(|row| ink.dark(*row)).collect();
    let within = |what: &str, found: f64, wanted: f64| {
        assert!((found - wanted).abs() <= 1.0, "{what}: {found:.2} mm instead of {wanted} mm");
    };
    within("top", Ink::millimetres(dark[0]), 37.0);
    within("bottom", 297.0 - Ink::millimetres(dark[dark.len() - 1] + 1), 35.0);
    let starts = dark.iter().filter(|row| !ink.dark(**row - 1)).count();
    assert_eq!(starts, 22);
    let column = |x: usize| dark.iter().any(|row| ink.rows[*row][x] < 128);
    let left = (0..ink.width).find(|x| column(*x)).unwrap();
    let right = (0..ink.width).rev().find(|x| column(*x)).unwrap();
    within("left", Ink::millimetres(left), 28.0);
    within("right", 210.0 - Ink::millimetres(right + 1), 26.0);
}

#[test]
fn ink_of_ordinary_papers_stays_in_the_frame() {
    for (name, paper) in [("decision", decision()), ("approval", approval())] {
        let bytes = render(&paper);
        for page in 1..=pages(&paper).len() {
            let ink = ink(name, &bytes, &page.to_string());
            let top = (0..ink.rows.len()).find(|row| ink.dark(*row)).unwrap();
            assert!((Ink::millimetres(top) - 37.0).abs() <= 1.0, "{name} {page}: {} mm", Ink::millimetres(top));
            for row in &ink.rows {
                let outside = |x: usize| !(27.0..=185.0).contains(&Ink::millimetres(x));
                assert!((0..ink.width).all(|x| row[x] >= 128 || !outside(x)), "{name} {page}");
            }
        }
    }
}
