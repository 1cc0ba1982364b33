//! Who is what to whom, on a date. The only place that says so: every grant comes from here.

mod store;

use chrono::NaiveDate;
use platform::{Actor, BoxFuture, Peran, Read, Relation, Result, Subject, Uuid};

/// The relations between the actor and a subject on a date; one statement at most.
pub fn relations<'a>(
    read: &'a mut Read,
    actor: &'a Actor,
    subject: Subject,
    on: NaiveDate,
) -> BoxFuture<'a, Result<Vec<Relation>>> {
    Box::pin(async move {
        let mut held: Vec<Relation> = actor.peran.iter().filter_map(instansi_wide).collect();
        match subject {
            Subject::Orang(id) => {
                let ties = store::ties_of_person(read, id, on).await?;
                held.extend(ties.iter().flat_map(|tie| to_person(actor, id, tie)));
            }
            Subject::Unit(id) => {
                let tie = store::ties_of_unit(read, id).await?;
                held.extend(tie.iter().flat_map(|tie| to_unit(actor, tie)));
            }
        }
        Ok(held)
    })
}

/// Roles that hold for everybody of the instansi. An admin OPD's role holds within its subtree only.
fn instansi_wide(peran: &Peran) -> Option<Relation> {
    (peran.jenis.relation() != Relation::AdminOpd).then(|| peran.jenis.relation())
}

fn to_person(actor: &Actor, id: Uuid, tie: &store::PersonTie) -> Vec<Relation> {
    let is_me = |other: Option<Uuid>| other.is_some() && other == actor.orang_id;
    let mut held = Vec::new();
    let mut hold = |holds: bool, relation| {
        if holds {
            held.push(relation)
        }
    };
    hold(is_me(Some(id)), Relation::Diri);
    hold(is_me(tie.penilai_id), Relation::Penilai);
    hold(is_me(tie.pembantu_penilai_id), Relation::PembantuPenilai);
    hold(is_me(tie.atasan_penilai_id), Relation::AtasanPenilai);
    hold(is_me(tie.kepala_id) && !is_me(Some(id)), Relation::KepalaUnit);
    hold(tie.jalur.as_deref().is_some_and(|jalur| is_admin_of(actor, jalur)), Relation::AdminOpd);
    held
}

fn to_unit(actor: &Actor, tie: &store::UnitTie) -> Vec<Relation> {
    let is_me = |other: Option<Uuid>| other.is_some() && other == actor.orang_id;
    let mut held = Vec::new();
    let mut hold = |holds: bool, relation| {
        if holds {
            held.push(relation)
        }
    };
    hold(is_me(tie.kepala_id), Relation::KepalaUnit);
    hold(is_me(tie.kepala_atasan_id), Relation::KepalaUnitAtasan);
    hold(is_admin_of(actor, &tie.jalur), Relation::AdminOpd);
    held
}

/// Whether one of the actor's admin roles reaches a unit. A path ends in `/`, so a prefix is a subtree.
fn is_admin_of(actor: &Actor, jalur: &str) -> bool {
    let reaches = |peran: &Peran| peran.jalur.as_deref().is_some_and(|root| jalur.starts_with(root));
    actor.peran.iter().any(|peran| peran.jenis.relation() == Relation::AdminOpd && reaches(peran))
}

#[cfg(test)]
mod tests {
    use platform::PeranJenis;

    use super::*;

    fn actor(orang: u128, peran: Vec<Peran>) -> Actor {
        Actor {
            akun_id: Uuid::from_u128(1),
            sesi_id: Uuid::from_u128(2),
            orang_id: Some(Uuid::from_u128(orang)),
            masuk: "x".into(),
            nama: "X".into(),
            jabatan: String::new(),
            instansi_nama: String::new(),
            peran,
            is_pegawai: true,
            is_penilai: false,
            is_pembantu_penilai: false,
            is_atasan_penilai: false,
            is_kepala_unit_atasan: false,
        }
    }

    fn tie(penilai: u128, jalur: &str) -> store::PersonTie {
        store::PersonTie {
            penilai_id: Some(Uuid::from_u128(penilai)),
            pembantu_penilai_id: None,
            atasan_penilai_id: None,
            kepala_id: None,
            jalur: Some(jalur.into()),
        }
    }

    #[test]
    fn an_admin_reaches_the_own_subtree_only() {
        let admin = Peran { jenis: PeranJenis::AdminOpd, jalur: Some("a/b/".into()) };
        let actor = actor(9, vec![admin]);
        let to = |jalur| to_person(&actor, Uuid::from_u128(5), &tie(7, jalur));
        assert_eq!(to("a/b/c/"), vec![Relation::AdminOpd]);
        assert_eq!(to("a/bb/"), vec![]);
        assert_eq!(to("a/"), vec![]);
    }

    #[test]
    fn self_and_penilai_are_told_apart() {
        assert_eq!(to_person(&actor(5, vec![]), Uuid::from_u128(5), &tie(7, "a/")), vec![Relation::Diri]);
        assert_eq!(to_person(&actor(7, vec![]), Uuid::from_u128(5), &tie(7, "a/")), vec![Relation::Penilai]);
        assert_eq!(to_person(&actor(8, vec![]), Uuid::from_u128(5), &tie(7, "a/")), vec![]);
    }
}
