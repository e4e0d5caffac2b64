import QtQuick
import Hall

// A window's name above, what it is for below, and between them the number or how the window is.
Item {
    id: page

    required property var face
    required property color accent
    readonly property real unit: Math.min(width / 1920, height / 1080) * (width < height * 1.5 ? 1.15 : 1)
    readonly property real side: Theme.margin * unit
    readonly property bool calling: face.mode === "calling"

    Panel {
        id: head
        unit: page.unit
        radius: 0
        width: parent.width
        height: 190 * page.unit
        Both {
            x: page.side
            y: 14 * page.unit
            height: parent.height - 2 * y
            width: parent.width - 2 * x - (training.visible ? training.width + x : 0)
            words: page.face.name
            size: 96 * page.unit
            beside: 0.42
            strong: true
            besideColor: Theme.soft
        }
        TrainingMark {
            id: training
            anchors { right: parent.right; rightMargin: page.side; verticalCenter: parent.verticalCenter }
            unit: page.unit
            words: page.face.training
        }
    }

    Rectangle {
        anchors { top: head.bottom; bottom: foot.top; left: parent.left; right: parent.right }
        color: page.calling ? Theme.plate : Theme.ground
        WindowNumber {
            anchors { fill: parent; margins: 24 * page.unit }
            visible: page.face.number !== ""
            face: page.face
            unit: page.unit
            color: page.calling ? Theme.plateInk : Theme.ink
        }
        Column {
            anchors.centerIn: parent
            width: parent.width * 0.92
            spacing: 60 * page.unit
            visible: page.face.number === ""
            Both {
                width: parent.width
                words: page.face.headline
                size: 190 * page.unit
                beside: 0.42
                strong: true
                color: page.accent
                align: Text.AlignHCenter
            }
            Both {
                width: parent.width
                visible: page.face.detail.zh !== ""
                words: page.face.detail
                size: 68 * page.unit
                beside: 0.66
                besideColor: Theme.soft
                align: Text.AlignHCenter
            }
        }
    }

    Panel {
        id: foot
        anchors.bottom: parent.bottom
        unit: page.unit
        radius: 0
        width: parent.width
        height: 150 * page.unit
        Both {
            x: page.side
            y: 14 * page.unit
            height: parent.height - 2 * y
            width: parent.width - clerk.width - 3 * x
            words: page.face.roles
            size: 56 * page.unit
            beside: 0.6
            besideColor: Theme.soft
        }
        Both {
            id: clerk
            anchors { right: parent.right; rightMargin: page.side }
            y: 14 * page.unit
            height: parent.height - 2 * y
            width: page.face.clerk.zh === "" ? 0 : Math.min(implicitWidth, parent.width * 0.3)
            words: page.face.clerk
            size: 50 * page.unit
            beside: 0.66
            align: Text.AlignRight
            besideColor: Theme.soft
        }
    }
}
